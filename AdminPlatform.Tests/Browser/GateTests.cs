using System.Net;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>What the console does not let in, and what it does not leave behind.</summary>
[Collection(InChromium.Name)]
public sealed class GateTests(Chromium chromium, LiveApplication application) : IClassFixture<LiveApplication>
{
    private int Subscribers => application.Services.GetRequiredService<Feed>().SubscriberCount;

    [Fact]
    public async Task ServerDetail_OpenedAndLeft_EndsItsSubscriptions()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);
            await page.Entry("About").ClickAsync();
            await Expect(page.Heading("About")).ToBeVisibleAsync();
            var before = Subscribers;

            for (var round = 0; round < 3; round++)
            {
                await page.Entry("Servers").ClickAsync();
                await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
                await Expect(page.Locator("svg.apexcharts-svg")).ToHaveCountAsync(4);
                Subscribers.ShouldBeGreaterThan(before);
                await page.Entry("About").ClickAsync();
                await Expect(page.Heading("About")).ToBeVisibleAsync();
            }

            (await Eventually.Until(() => Task.FromResult(Subscribers), count => count == before)).ShouldBe(before);
        });
    }

    [Fact]
    public async Task Console_WhenLeftForAnotherDocument_EndsItsSubscriptions()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.GotoAsync("/login");
            var before = Subscribers;
            await page.EnterCredentials("admin", PlatformApplication.AdminPassword);
            await page.InConsole();
            Subscribers.ShouldBeGreaterThan(before);

            await page.GotoAsync("/login");

            (await Eventually.Until(() => Task.FromResult(Subscribers), count => count == before)).ShouldBe(before);
        });
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_WithAForeignReturnUrl_StaysHere(string returnUrl)
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword, $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}");

            page.Url.ShouldBe(application.Address.ToString());
        });
    }

    [Fact]
    public async Task SignIn_WithALocalReturnUrl_LeadsThere()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.GotoAsync("/users?q=a%26b");
            await page.EnterCredentials("admin", PlatformApplication.AdminPassword);

            await page.WaitForURLAsync("**/users?q=a%26b");
            await page.InConsole();
        });
    }

    [Theory]
    [InlineData("/login", "login")]
    [InlineData("/setup", "setup")]
    public async Task PostForm_WithoutItsToken_IsRefused(string path, string form)
    {
        using var client = application.Anonymous();
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = form,
            ["Input.UserName"] = "admin",
            ["Input.Password"] = PlatformApplication.AdminPassword,
        });

        using var response = await client.PostAsync(path, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task PostLogout_FromAnotherSite_DoesNotSignOut()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("admin", PlatformApplication.AdminPassword);

            await page.EvaluateAsync("fetch('/logout', { method: 'POST' })");

            await page.Visit("/profile");
            await page.InConsole();
        });
    }

    [Fact]
    public async Task OpenCircuit_WithoutASession_IsRefused()
    {
        using var client = application.Anonymous();

        using var response = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>It brings scripts of its own, which the policy against foreign ones must let through.</summary>
    [Fact]
    public async Task ApiDocumentation_UnderThePolicyForScripts_ListsTheOperations()
    {
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.GotoAsync("/docs");

            await Expect(page.GetByText("/api/auth/login")).ToBeVisibleAsync();
            window.Complaints.ShouldBeEmpty();
        });
    }
}
