using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>What an auditor does: look for something, understand it, pass it on.</summary>
[Collection(InChromium.Name)]
public sealed class LogTests(Chromium chromium, LiveApplication application) : IClassFixture<LiveApplication>
{
    /// <summary>Abuse case 22 as well: what somebody calls themselves is text, whatever it looks like.</summary>
    [Fact]
    public async Task OperationLog_FromFilterToPermanentLink_ShowsWhatChanged()
    {
        var id = await application.CreateUser("mallory");
        var admin = Actor.System with { UserId = 1, UserName = "admin", Client = new(Door.Api, "192.0.2.1", "curl/8", "0af7651916cd43dd8448eb211c80319c") { Method = "PUT", Path = $"/api/users/{id}" } };
        var change = await application.Services.GetRequiredService<UpdateUser>().RunAsync(admin, id, new UserChanges { Name = "<img src=x onerror=alert(1)>" }, default);
        change.IsSuccess.ShouldBeTrue();
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Entry("Operation log").ClickAsync();
            await page.GetByLabel("Module", new() { Exact = true }).SelectOptionAsync("users");
            await page.GetByLabel("Action", new() { Exact = true }).SelectOptionAsync("edit");
            await page.WaitForURLAsync("**/logs/operations?module=users&action=edit");
            var row = page.Row("admin changed the user mallory");
            await Expect(row).ToBeVisibleAsync();
            await Expect(page.Row("created the user")).ToHaveCountAsync(0);

            await row.Locator("button[aria-expanded]").ClickAsync();
            var details = page.Locator(".row-details");
            await Expect(details.Locator(".changes")).ToContainTextAsync("Name");
            await Expect(details.Locator("ins")).ToHaveTextAsync("<img src=x onerror=alert(1)>");
            await Expect(details.Locator(".facts")).ToContainTextAsync($"PUT /api/users/{id}");

            await row.GetByRole(AriaRole.Link).ClickAsync();
            await page.WaitForURLAsync("**/logs/operations/*");
            await page.ReloadAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "admin changed the user mallory" })).ToBeVisibleAsync();
            await Expect(page.Locator("ins")).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        });
    }

    [Fact]
    public async Task LoginLog_WhileOpen_ShowsAFailedAttemptByItself()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Visit("/logs/logins?status=failed");

            using var failed = await application.Anonymous().Post("/api/auth/login", """{"username":"<b>nobody</b>","password":"wrong-password"}""");

            await Expect(page.Row("<b>nobody</b>")).ToContainTextAsync("Wrong name or password");
        });
    }

    [Fact]
    public async Task Export_ByWhoeverMayAndWhoeverMayNot_GivesTheFileOrNothing()
    {
        await application.CreateUser("curious");
        await using var auditors = await chromium.Open(application.Address);
        await auditors.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Visit("/logs/logins?user=admin");
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());

            download.SuggestedFilename.ShouldEndWith(".csv");
            var lines = await File.ReadAllLinesAsync(await download.PathAsync());
            lines[0].ShouldStartWith("id,time,username");
            lines.Skip(1).ShouldAllBe(line => line.Contains(",admin,", StringComparison.Ordinal));
            (await page.APIRequest.GetAsync("/logs/exports/00000000000000000000000000000000")).Status.ShouldBe(404);
            (await page.APIRequest.GetAsync("/logs/logins/export?range=custom&from=2026-02-01T00:00&until=2026-01-01T00:00")).Status.ShouldBe(400);
        });

        await using var strangers = await chromium.Open(application.Address);
        await strangers.Run(async page =>
        {
            (await page.APIRequest.GetAsync("/logs/operations/export", new() { MaxRedirects = 0 })).Status.ShouldBe(302);
            await page.SignIn("curious");
            (await page.APIRequest.GetAsync("/logs/operations/export")).Status.ShouldBe(403);
            await page.Visit("/logs/operations");
            await Expect(page.Locator("#main")).ToContainTextAsync(LogPermissions.View);
        }, "Export_Stranger");
    }

    [Fact]
    public async Task Export_OfMoreThanSomebodyWouldWaitFor_RunsInTheBackground()
    {
        await using (var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync())
        {
            database.LoginLog.AddRange(Enumerable.Range(0, LogPage<LoginEntry>.MaxTotal + 1)
                .Select(number => new LoginEntry { At = DateTime.UnixEpoch.AddSeconds(number), UserName = "robot", Door = Door.Api, Succeeded = true }));
            await database.SaveChangesAsync();
        }

        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Visit("/logs/logins?user=robot");
            await Expect(page.Locator(".pager")).ToContainTextAsync("10,000+");

            await page.Button("Export JSON").ClickAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());

            (await File.ReadAllTextAsync(await download.PathAsync())).Split("\"username\":\"robot\"").Length.ShouldBe(LogPage<LoginEntry>.MaxTotal + 2);
        });
    }
}
