using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>What administrators do to others, and what the others see of it.</summary>
[Collection(InChromium.Name)]
public sealed class AdministrationTests(Chromium chromium, LiveApplication application) : IClassFixture<LiveApplication>
{
    /// <summary>Abuse 4: forcing somebody out is more than a message to their page.</summary>
    [Fact]
    public async Task EndSession_FromTheList_MakesTheOthersPageLeaveAtOnce()
    {
        await application.CreateUser("qin-lan");
        await using var admin = await chromium.Open(application.Address);
        await using var other = await chromium.Open(application.Address);
        await admin.Run(here => other.Run(async there =>
        {
            await here.SignIn("admin", PlatformApplication.AdminPassword);
            await here.Visit("/sessions?q=qin");
            await Expect(here.Heading("Sessions")).ToBeVisibleAsync();
            await there.SignIn("qin-lan");
            await Expect(here.Row("qin-lan")).ToBeVisibleAsync();

            await here.Row("qin-lan").GetByRole(AriaRole.Button).First.ClickAsync();
            await here.Row("qin-lan").GetByRole(AriaRole.Button, new() { Name = "End this session" }).ClickAsync();
            await Expect(here.Modal()).ToContainTextAsync("End this session of qin-lan?");
            await here.Modal().GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();

            await there.LeavesAtOnce();
            await Expect(here.Row("qin-lan")).ToHaveCountAsync(0);
            await here.GetByRole(AriaRole.Link, new() { Name = "Ended", Exact = true }).ClickAsync();
            await Expect(here.Row("qin-lan")).ToContainTextAsync("Ended by somebody");
        }, "revoke_there"), "revoke_here");
    }

    [Fact]
    public async Task Settings_Saved_HoldAtOnceAndCanBeReset()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Visit("/settings");
            var card = page.GetByRole(AriaRole.Region, new() { Name = "Passwords", Exact = true });
            var field = card.GetByLabel("Shortest password");
            await Expect(field).ToHaveValueAsync("6");
            await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();

            await field.FillAsync("5");
            await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("Accounts:PasswordMinLength is 5");

            await field.FillAsync("20");
            await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(card).ToContainTextAsync("Set here");
            (await Create("settings-one")).ShouldBe(400, "the password of nineteen characters or less is too short now");

            await card.GetByRole(AriaRole.Button, new() { Name = "Reset to 6" }).ClickAsync();
            await Expect(card).ToContainTextAsync("Not saved");
            await Expect(field).ToHaveValueAsync("6");
            await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(card.GetByText("Set here")).ToHaveCountAsync(0);
            (await Create("settings-two")).ShouldBe(201);
        });
    }

    /// <summary>Abuse 28: seen on every page, logged with both names, and it ends where it began.</summary>
    [Fact]
    public async Task ViewAs_AUser_ShowsTheBannerAndReturns()
    {
        await application.CreateUser("he-ping");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Visit("/users?q=he-ping");
            await page.Button("Actions for he-ping").ClickAsync();
            await page.Row("he-ping").GetByRole(AriaRole.Button, new() { Name = "View as this user" }).ClickAsync();

            var banner = page.GetByRole(AriaRole.Complementary, new() { Name = "View as somebody else" });
            await Expect(banner).ToContainTextAsync("You see what he-ping sees. Everything you do is logged as admin acting as he-ping.");
            await page.InConsole();
            await Expect(page.Entry("Users")).ToHaveCountAsync(0);
            await page.Visit("/profile");
            await Expect(banner).ToBeVisibleAsync();
            await Expect(page.GetByText("Viewed by admin")).ToBeVisibleAsync();

            await banner.GetByRole(AriaRole.Button, new() { Name = "End" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");

            await Expect(page.Entry("Users")).ToBeVisibleAsync();
            await Expect(banner).ToHaveCountAsync(0);
        });
    }

    private async Task<int> Create(string userName)
    {
        using var admin = await application.SignedInAs("admin");
        using var reply = await admin.Post("/api/users", $$"""{"username":"{{userName}}","email":"{{userName}}@example.com","password":"battery-staple-7","role":"user"}""");
        return reply.Status;
    }
}
