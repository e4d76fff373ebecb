using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>What people do in the console, in their words. The words on the buttons are English, as are those of <see cref="Chromium.Open"/>.</summary>
internal static class ConsoleSteps
{
    /// <summary>How long "at once" may take on a machine that is busy with other tests.</summary>
    private const float AtOnce = 5000;

    /// <summary>Opens an address and waits until the page shows its data.</summary>
    public static async Task Visit(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Settled();
    }

    /// <summary>Waits until the page shows its data.</summary>
    public static async Task Settled(this IPage page)
    {
        await Expect(page.Locator("#main h1").First).ToBeVisibleAsync();
        await Expect(page.Locator("#main .bone")).ToHaveCountAsync(0);
    }

    public static async Task SignIn(this IPage page, string userName, string password = PlatformApplication.UserPassword, string path = "/login")
    {
        await page.GotoAsync(path);
        await page.EnterCredentials(userName, password);
        await page.InConsole();
    }

    public static async Task EnterCredentials(this IPage page, string userName, string password = PlatformApplication.UserPassword)
    {
        await page.Locator("#username").FillAsync(userName);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("form button[type=submit]").ClickAsync();
    }

    /// <summary>The page of somebody who is signed in.</summary>
    public static async Task InConsole(this IPage page)
    {
        await Expect(page.Locator(".user-button")).ToBeVisibleAsync();
        await page.Settled();
    }

    /// <summary>The page finds its way to the sign-in page without anybody touching it.</summary>
    public static async Task LeavesAtOnce(this IPage page)
    {
        await page.WaitForURLAsync("**/login?ended=true", new() { Timeout = AtOnce });
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your session has ended");
    }

    /// <summary>The same, and says there that the account was disabled.</summary>
    public static async Task LeavesAsDisabled(this IPage page)
    {
        await page.WaitForURLAsync("**/login?ended=disabled", new() { Timeout = AtOnce });
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your account was disabled");
    }

    public static ILocator Entry(this IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 });

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Field(this ILocator where, string label) => where.GetByLabel(label, new() { Exact = true });

    public static ILocator Modal(this IPage page) => page.GetByRole(AriaRole.Dialog);

    public static ILocator Row(this IPage page, string text) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    /// <summary>Chooses from the menu of a user's row and confirms.</summary>
    public static async Task DoWithUser(this IPage page, string userName, string choice, string confirm)
    {
        await page.Button($"Actions for {userName}").ClickAsync();
        await page.Row(userName).GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }).ClickAsync();
        await page.Modal().GetByRole(AriaRole.Button, new() { Name = confirm, Exact = true }).ClickAsync();
        await Expect(page.Modal()).ToHaveCountAsync(0);
    }

    public static async Task SignOut(this IPage page)
    {
        await page.Locator(".user-button").ClickAsync();
        await page.Button("Sign out").ClickAsync();
        await page.WaitForURLAsync("**/login?signedOut=true");
    }

    /// <summary>Leaves something in the page that a reload would take away.</summary>
    public static Task Mark(this IPage page) => page.EvaluateAsync("window.marked = true");

    public static async Task ShouldNotHaveReloaded(this IPage page) => (await page.EvaluateAsync<bool>("window.marked === true")).ShouldBeTrue("the page was loaded anew");
}
