using System.Text.RegularExpressions;
using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>The first hour with the product, from the first start to the day somebody has to go.</summary>
[Collection(InChromium.Name)]
public sealed partial class JourneyTests(Chromium chromium, FreshApplication application) : IClassFixture<FreshApplication>
{
    private const string Colleague = "lin";

    [Fact]
    public async Task FirstHour_FromSetupToDisablingAUser_Works()
    {
        await using var operatorsWindow = await chromium.Open(application.Address);
        await using var colleaguesWindow = await chromium.Open(application.Address);
        await operatorsWindow.Run(admin => colleaguesWindow.Run(async colleague =>
        {
            await SetsUp(admin);
            await SeesThisMachine(admin);
            await SeesTheChartGrow(admin);
            await CreatesTheColleague(admin);
            await MayNotSeeUsers(colleague);
            await IsSignedOutEverywhere(admin, colleague);
            await IsDisabled(admin, colleague);
        }, "FirstHour_Colleague"));
    }

    private async Task SetsUp(IPage admin)
    {
        await admin.GotoAsync("/");
        await admin.WaitForURLAsync("**/setup");

        await FillSetup(admin, "NOT-THE-CODE");
        await Expect(admin.Locator(".field", new() { HasText = "One-time code" }).GetByRole(AriaRole.Alert)).ToContainTextAsync("one-time code is wrong");

        await FillSetup(admin, CodeFromTheLog());
        await Expect(admin.Locator(".user-button")).ToContainTextAsync("admin");
    }

    private static async Task FillSetup(IPage admin, string code)
    {
        var form = admin.Locator("form");
        await form.Field("One-time code").FillAsync(code);
        await form.Field("Username").FillAsync("admin");
        await form.Field("Password").FillAsync(PlatformApplication.AdminPassword);
        await form.Field("Password again").FillAsync(PlatformApplication.AdminPassword);
        await admin.Button("Create and sign in").ClickAsync();
    }

    private static async Task SeesThisMachine(IPage admin)
    {
        await Expect(admin.Heading("Dashboard")).ToBeVisibleAsync();
        var machine = admin.GetByRole(AriaRole.Region, new() { Name = "This machine" });
        await Expect(machine).ToContainTextAsync("Online");
        await Expect(machine.Locator(".line", new() { HasText = "Memory" }).Locator("strong")).ToHaveTextAsync(Percentage());

        await machine.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Meter, new() { Name = "CPU", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task SeesTheChartGrow(IPage admin)
    {
        await admin.Mark();
        var chart = admin.GetByRole(AriaRole.Img, new() { Name = "Line chart of Memory" }).Locator(".chart-canvas");
        await Expect(chart).ToHaveAttributeAsync("data-points", Count());
        var points = await chart.GetAttributeAsync("data-points");

        await Expect(chart).Not.ToHaveAttributeAsync("data-points", points!);

        int.Parse((await chart.GetAttributeAsync("data-points"))!).ShouldBeGreaterThan(int.Parse(points!));

        // On a busy machine a second without a sample is a gap, and the line has two parts.
        await Expect(chart.Locator("path.apexcharts-line").First).ToHaveAttributeAsync("d", LinePath());
        await admin.ShouldNotHaveReloaded();
    }

    private static async Task CreatesTheColleague(IPage admin)
    {
        await admin.Entry("Users").ClickAsync();
        await admin.Button("New user").ClickAsync();
        await admin.Modal().Field("Username").FillAsync(Colleague);
        await admin.Modal().Field("Password").FillAsync(PlatformApplication.UserPassword);
        await admin.Modal().GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();

        await Expect(admin.Row(Colleague)).ToContainTextAsync("Enabled");
        await Expect(admin.GetByRole(AriaRole.Status)).ToContainTextAsync([$"Created {Colleague}"]);
    }

    private static async Task MayNotSeeUsers(IPage colleague)
    {
        await colleague.SignIn(Colleague);
        await Expect(colleague.Entry("Your profile")).ToBeVisibleAsync();
        await Expect(colleague.Entry("Users")).ToHaveCountAsync(0);

        await colleague.Visit("/users");
        await Expect(colleague.Locator("#main")).ToContainTextAsync("You do not have access to this");
        await Expect(colleague.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
    }

    private static async Task IsSignedOutEverywhere(IPage admin, IPage colleague)
    {
        await admin.DoWithUser(Colleague, "Sign out everywhere", "Sign out");
        await colleague.LeavesAtOnce();

        await colleague.EnterCredentials(Colleague);
        await colleague.InConsole();
    }

    private static async Task IsDisabled(IPage admin, IPage colleague)
    {
        await admin.DoWithUser(Colleague, "Disable", "Disable");
        await colleague.LeavesAsDisabled();
        await Expect(admin.Row(Colleague)).ToContainTextAsync("Disabled");

        await colleague.EnterCredentials(Colleague);
        await Expect(colleague.GetByRole(AriaRole.Alert)).ToContainTextAsync("This account is disabled");
    }

    private string CodeFromTheLog() => application.Log.Lines.Select(line => OneTimeCode().Match(line)).Single(match => match.Success).Groups["code"].Value;

    [GeneratedRegex("/setup .* one-time code (?<code>[A-Z0-9]{12})")]
    private static partial Regex OneTimeCode();

    [GeneratedRegex(@"^\d+\.\d%$")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"^[1-9]\d*$")]
    private static partial Regex Count();

    [GeneratedRegex(@"^M .* L ")]
    private static partial Regex LinePath();
}
