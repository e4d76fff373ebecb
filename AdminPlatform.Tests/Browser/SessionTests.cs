using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>What becomes of one window when something happens in another.</summary>
[Collection(InChromium.Name)]
public sealed class SessionTests(Chromium chromium, LiveApplication application) : IClassFixture<LiveApplication>
{
    private const string NewPassword = "paper-clip-4711";

    [Fact]
    public async Task EndOne_FromTheProfile_EndsThatWindowAtOnce()
    {
        await application.CreateUser("wu-jing");
        await InTwoWindows("wu-jing", async (here, there) =>
        {
            await here.Visit("/profile");
            await here.GetByRole(AriaRole.Button, new() { Name = "Sign out this device" }).ClickAsync();

            await there.LeavesAtOnce();
            await Expect(here.GetByRole(AriaRole.Button, new() { Name = "Sign out this device" })).ToHaveCountAsync(0);
            await Expect(here.Row("This device")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task EndOthers_FromTheProfile_EndsThemAndKeepsThisOne()
    {
        await application.CreateUser("zheng");
        await InTwoWindows("zheng", async (here, there) =>
        {
            await here.Visit("/profile");
            await here.Button("Sign out all others").ClickAsync();
            await here.Modal().GetByRole(AriaRole.Button, new() { Name = "Sign out all others" }).ClickAsync();

            await there.LeavesAtOnce();
            await here.Visit("/about");
        });
    }

    [Fact]
    public async Task ChangePassword_WithAnotherWindowOpen_EndsItAndKeepsThisOne()
    {
        await application.CreateUser("feng");
        await InTwoWindows("feng", async (here, there) =>
        {
            await ChangePassword(here);

            await there.LeavesAtOnce();
            await there.EnterCredentials("feng");
            await Expect(there.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await there.EnterCredentials("feng", NewPassword);
            await there.InConsole();
            await here.Visit("/about");
        });
    }

    [Fact]
    public async Task SignOut_ThenReplayingTheCookie_DoesNotGetIn()
    {
        await application.CreateUser("chen-yi");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("chen-yi");
            var cookies = await window.Context.StorageStateAsync();

            await page.SignOut();

            await using var thief = await chromium.Open(application.Address, saved: cookies);
            await thief.Page.GotoAsync("/profile");
            new Uri(thief.Page.Url).AbsolutePath.ShouldBe("/login");
            await page.GotoAsync("/profile");
            new Uri(page.Url).AbsolutePath.ShouldBe("/login");
        });
    }

    [Fact]
    public async Task ChangeRole_OfSomebodyWithAnOpenPage_ShowsThereAtOnce()
    {
        var id = await application.CreateUser("chu-yan");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("chu-yan");
            await Expect(page.Entry("Users")).ToHaveCountAsync(0);

            await GiveRole(id, "admin");
            await Expect(page.Entry("Users")).ToBeVisibleAsync();
            await page.Entry("Users").ClickAsync();
            await Expect(page.Row("chu-yan")).ToBeVisibleAsync();

            await GiveRole(id, "user");
            await Expect(page.Entry("Users")).ToHaveCountAsync(0);
            await Expect(page.Locator("#main")).ToContainTextAsync("You do not have access to this");
        });
    }

    [Fact]
    public async Task Delete_OfSomebodyWithAnOpenPage_EndsItAtOnce()
    {
        var id = await application.CreateUser("wei-min");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("wei-min");

            using var admin = await application.SignedInAs("admin");
            using var reply = await admin.Delete($"/api/users/{id}");
            reply.ShouldBe(200);

            await page.LeavesAtOnce();
        });
    }

    private async Task InTwoWindows(string userName, Func<IPage, IPage, Task> scenario)
    {
        await using var first = await chromium.Open(application.Address);
        await using var second = await chromium.Open(application.Address);
        await first.Run(here => second.Run(async there =>
        {
            await there.SignIn(userName);
            await here.SignIn(userName);
            await scenario(here, there);
        }, $"{userName}_there"), $"{userName}_here");
    }

    private static async Task ChangePassword(IPage page)
    {
        await page.Visit("/profile/security");
        var form = page.GetByRole(AriaRole.Region, new() { Name = "Change password" });
        await form.Field("Current password").FillAsync(PlatformApplication.UserPassword);
        await form.Field("New password").FillAsync(NewPassword);
        await form.Field("New password again").FillAsync(NewPassword);
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("Password changed")).ToBeVisibleAsync();
    }

    private async Task GiveRole(int userId, string role)
    {
        using var admin = await application.SignedInAs("admin");
        using var reply = await admin.Put($"/api/users/{userId}", $$"""{"role":"{{role}}"}""");
        reply.ShouldBe(200);
    }
}
