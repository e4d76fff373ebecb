using System.Text.RegularExpressions;
using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>What a page shows stands in its address, so that it can be reloaded, sent to somebody and gone back to.</summary>
[Collection(InChromium.Name)]
public sealed partial class AddressTests(Chromium chromium, AddressTests.Populated application) : IClassFixture<AddressTests.Populated>
{
    private const int People = 21;

    [Fact]
    public Task Search_OfUsers_StaysAfterReload() => AsAdmin(async page =>
    {
        await page.Visit("/users");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("person07");
        await page.WaitForURLAsync("**/users?q=person07");
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);

        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("person07");
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Expect(page.Row("person07")).ToBeVisibleAsync();
    });

    [Fact]
    public Task SortAndPage_OfUsers_StayAfterReloadAndGoBack() => AsAdmin(async page =>
    {
        await page.Visit("/users");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "User" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync("**/users?sort=UserName");

        // The address changes before the table is drawn, and with it where the head leads to.
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "User" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "User" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync("**/users?sort=UserName&desc=true");
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync($"person{People:00}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await page.WaitForURLAsync("**/users?sort=UserName&desc=true&page=2");

        await page.ReloadAsync();

        await Expect(page.Locator(".pager-number")).ToHaveTextAsync("2 / 2");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "User" })).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(page.Row("admin@").Or(page.Row("admin")).First).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator(".pager-number")).ToHaveTextAsync("1 / 2");
    });

    [Fact]
    public Task StatusFilter_OfUsers_StaysAfterReload() => AsAdmin(async page =>
    {
        await page.Visit("/users");
        await page.GetByRole(AriaRole.Link, new() { Name = "Disabled", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/users?status=disabled");

        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Disabled", Exact = true })).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.Locator("#main")).ToContainTextAsync("No user matches");
    });

    [Fact]
    public Task Range_OfAServer_StaysAfterReload() => AsAdmin(async page =>
    {
        await page.Visit("/servers/1");
        await page.GetByRole(AriaRole.Link, new() { Name = "24 h" }).ClickAsync();
        await page.WaitForURLAsync("**/servers/1?range=24h");

        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "24 h" })).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = LastDay() })).ToHaveCountAsync(4);
    });

    private async Task AsAdmin(Func<IPage, Task> scenario, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await scenario(page);
        }, name);
    }

    [GeneratedRegex("^Line chart of .*, 24 h$")]
    private static partial Regex LastDay();

    /// <summary>More people than fit on a page.</summary>
    public sealed class Populated : PlatformApplication, IAsyncLifetime
    {
        public Populated() => WithSetting("Monitoring:IntervalSeconds", "1");

        public async Task InitializeAsync()
        {
            using var admin = await SignedInAs("admin");
            await Parallel.ForEachAsync(Enumerable.Range(1, People), async (number, _) =>
            {
                using var reply = await admin.Post(
                    "/api/users", $$"""{"username":"person{{number:00}}","email":"p{{number}}@example.com","password":"{{UserPassword}}","role":"user"}""");
                reply.ShouldBe(201);
            });
        }

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
    }
}
