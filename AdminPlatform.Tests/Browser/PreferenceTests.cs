using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>How people want to see the console, and how they get about in it without a mouse.</summary>
[Collection(InChromium.Name)]
public sealed class PreferenceTests(Chromium chromium, PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public Task Language_WhenSwitched_StaysOnEveryPage() => AsAdmin(async (window, page) =>
    {
        await page.Locator("[data-set-culture]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(page.Heading("概览")).ToBeVisibleAsync();

        await using var another = await chromium.Open(application.Address, saved: await window.Context.StorageStateAsync());
        await another.Page.Visit("/about");
        await Expect(another.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await another.Page.Locator("[data-set-culture]").ClickAsync();
        await Expect(another.Page.Heading("About")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Theme_WhenChosen_StaysWhateverTheSystemWishes() => AsAdmin(async (window, page) =>
    {
        var light = await Background(page);
        await page.Button("Appearance").ClickAsync();
        await page.Button("Dark").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var dark = await Background(page);
        dark.ShouldNotBe(light);

        await page.ReloadAsync();
        await page.InConsole();
        (await Background(page)).ShouldBe(dark);

        await page.SignOut();
        (await Background(page)).ShouldBe(dark);
    });

    [Fact]
    public Task Theme_WhenNotChosen_FollowsTheSystem() => AsAdmin(async (_, page) =>
    {
        var light = await Background(page);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        (await Background(page)).ShouldNotBe(light);
    });

    [Fact]
    public Task SkipLink_ByKeyboard_LeadsToTheContent() => AsAdmin(async (_, page) =>
    {
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await skip.FocusAsync();
        await Expect(skip).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#main")).ToBeFocusedAsync();
    });

    [Fact]
    public Task Dialog_ByKeyboard_KeepsTheFocusAndClosesWithEscape() => AsAdmin(async (_, page) =>
    {
        await page.Visit("/users");
        await page.Button("New user").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Modal().Field("Username")).ToBeFocusedAsync();

        for (var step = 0; step < 25; step++)
        {
            await page.Keyboard.PressAsync(step % 5 == 4 ? "Shift+Tab" : "Tab");
            (await page.EvaluateAsync<bool>("document.activeElement === document.body || !!document.activeElement.closest('dialog')")).ShouldBeTrue($"after step {step}");
        }

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Modal()).ToHaveCountAsync(0);
        await Expect(page.Button("New user")).ToBeFocusedAsync();
    });

    [Fact]
    public Task Navigation_OnAPhone_OpensAndClosesWithThePage() => AsAdmin(async (_, page) =>
    {
        await page.SetViewportSizeAsync(375, 800);
        await Expect(page.Entry("Users")).ToBeHiddenAsync();

        await page.Button("Open navigation").ClickAsync();
        await page.Entry("Users").ClickAsync();

        await Expect(page.Heading("Users")).ToBeVisibleAsync();
        await Expect(page.Entry("Users")).ToBeHiddenAsync();
    });

    private static Task<string> Background(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private async Task AsAdmin(Func<Window, IPage, Task> scenario, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await scenario(window, page);
        }, name);
    }
}
