using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>Many users at once: changed together, and made from a file.</summary>
[Collection(InChromium.Name)]
public sealed class ManyUsersTests(Chromium chromium, PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public async Task Bulk_OneOfThreeMayNotBeDisabled_SaysWhoIsHitAndHowEachEnded()
    {
        await application.CreateUser("anna");
        await application.CreateUser("bert");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Visit("/users");
            foreach (var name in new[] { "admin", "anna", "bert" })
            {
                await page.GetByLabel($"Select {name}", new() { Exact = true }).CheckAsync();
            }

            await Expect(page.Locator(".bulk-who")).ToHaveTextAsync("Selected (3): admin, anna, bert");
            await page.Button("Disable").ClickAsync();
            await Expect(page.Modal().Locator(".tag")).ToHaveTextAsync(["admin", "anna", "bert"]);
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Disable", Exact = true }).ClickAsync();

            await Expect(page.Modal()).ToContainTextAsync("2 done, 1 refused.");
            await Expect(page.Modal().GetByRole(AriaRole.Listitem)).ToContainTextAsync(["admin You cannot disable"]);
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
            await Expect(page.Row("anna")).ToContainTextAsync("Disabled");
            await Expect(page.Row("bert")).ToContainTextAsync("Disabled");
            await Expect(page.Locator(".bulk-who")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task Import_PastedRows_ShowsWhatWillHappenAndDoesIt()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Visit("/users/import");

            // More than one message of a circuit may hold.
            var many = string.Concat(Enumerable.Range(0, 1500).Select(number => $"broken{number},short,nobody-has-a-password-like-this\n"));
            await page.Locator("#import-text").FillAsync($"username,password,name\nlin,,Lin\nmei,{PlatformApplication.UserPassword},Mei\nadmin,,\n{many}");
            await page.GetByLabel("Generate passwords for rows without one").CheckAsync();
            await page.Button("Preview").ClickAsync();

            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What will happen" })).ToContainTextAsync("2 to create");
            await Expect(page.Row("admin")).ToContainTextAsync("The username admin is taken");
            await page.Button("Create users (2)").ClickAsync();
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();

            await Expect(page.Locator("#main")).ToContainTextAsync("2 created, 0 refused.");
            var download = await page.RunAndWaitForDownloadAsync(() => page.Button("Download passwords").ClickAsync());
            var lines = await File.ReadAllLinesAsync(await download.PathAsync());
            lines[0].TrimStart('\uFEFF').ShouldBe("username,password");
            lines[1].ShouldStartWith("lin,");
            lines.Length.ShouldBe(2);
            await Expect(page.Button("Download passwords")).ToHaveCountAsync(0);
            (await application.SignIn("lin", lines[1]["lin,".Length..])).AccessToken.ShouldNotBeEmpty();
            (await application.SignIn("mei")).AccessToken.ShouldNotBeEmpty();
        });
        window.Complaints.ShouldBeEmpty();
    }
}
