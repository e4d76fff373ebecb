using System.Text.RegularExpressions;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>Signing in with more than a password, in a browser.</summary>
[Collection(InChromium.Name)]
public sealed partial class TwoFactorTests(Chromium chromium, TwoFactorTests.Strict application) : IClassFixture<TwoFactorTests.Strict>
{
    [Fact]
    public async Task SetUp_ThenSigningInAgain_TakesTheCode()
    {
        await application.CreateUser("mei");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("mei");
            await page.Visit("/profile/security");
            await page.GetByRole(AriaRole.Link, new() { Name = "Set up two-factor sign-in" }).ClickAsync();
            await page.Locator("#main").Field("Current password").FillAsync(PlatformApplication.UserPassword);
            await page.Button("Next").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code for an authenticator app" }).Locator("svg")).ToBeVisibleAsync();
            Authenticator phone = new(await page.Locator("#two-factor-secret").InnerTextAsync());
            await page.Locator("#main").Field("Six-digit code").FillAsync(phone.CodeAt(application.Clock.GetUtcNow()));
            await page.Button("Turn on").ClickAsync();
            var codes = (await page.Locator("#recovery-code-list").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            codes.Length.ShouldBe(10);
            await page.Button("I have kept them").ClickAsync();
            await Expect(page.GetByText("Recovery codes left: 10")).ToBeVisibleAsync();
            await page.SignOut();

            await page.GotoAsync("/login?ReturnUrl=%2Fabout");
            await page.EnterCredentials("mei");
            await Expect(page.Heading("Two-factor sign-in")).ToBeVisibleAsync();
            (await page.ContentAsync()).ShouldNotContain(PlatformApplication.UserPassword);
            application.Clock.Advance(TimeSpan.FromSeconds(60));
            await Enter(page, "000000");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The code is wrong");
            await Enter(page, phone.CodeAt(application.Clock.GetUtcNow()));
            await page.InConsole();
            new Uri(page.Url).AbsolutePath.ShouldBe("/about");

            await page.SignOut();
            await page.EnterCredentials("mei");
            await Enter(page, codes[0]);
            await page.InConsole();
            window.Complaints.ShouldBeEmpty();
        });
    }

    [Fact]
    public async Task Role_ThatTakesTwoFactor_ShowsNothingElseUntilItIsSetUp()
    {
        var id = await application.CreateUser("yun");
        await application.Require(id);
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.GotoAsync("/login");
            await page.EnterCredentials("yun");
            await Expect(page.GetByText("Your role takes two-factor sign-in. Set it up, and you can go on.")).ToBeVisibleAsync();
            await page.WaitForURLAsync("**/profile/two-factor");
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
            await page.GotoAsync("/about");
            await page.WaitForURLAsync("**/profile/two-factor");

            await page.Locator("#main").Field("Current password").FillAsync(PlatformApplication.UserPassword);
            await page.Button("Next").ClickAsync();
            Authenticator phone = new(await page.Locator("#two-factor-secret").InnerTextAsync());
            await page.Locator("#main").Field("Six-digit code").FillAsync(phone.CodeAt(application.Clock.GetUtcNow()));
            await page.Button("Turn on").ClickAsync();
            await page.Button("I have kept them").ClickAsync();
            await Expect(page.Entry("Dashboard")).ToBeVisibleAsync();
            await page.Visit("/about");
        });
    }

    [Fact]
    public async Task Passkey_AddedOnTheProfile_SignsInWithoutNameAndPassword()
    {
        await application.CreateUser("lan");
        await using var window = await chromium.Open(new UriBuilder(application.Address) { Host = "localhost" }.Uri);
        await window.Run(async page =>
        {
            var devices = await window.Context.NewCDPSessionAsync(page);
            await devices.SendAsync("WebAuthn.enable");
            await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            });
            await page.SignIn("lan");
            await page.Visit("/profile/security");
            await page.Button("Add a passkey").ClickAsync();
            await page.Modal().Field("Name").FillAsync("Laptop");
            await page.Modal().Field("Current password").FillAsync("wrong");
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Add a passkey", Exact = true }).ClickAsync();
            await Expect(page.Modal().GetByText("The current password is wrong")).ToBeVisibleAsync();
            await page.Modal().Field("Current password").FillAsync(PlatformApplication.UserPassword);
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Add a passkey", Exact = true }).ClickAsync();
            await Expect(page.Row("Laptop")).ToContainTextAsync("Never");
            await page.SignOut();

            await page.GotoAsync("/login?ReturnUrl=%2Fprofile%2Fsecurity");
            await page.Button("Sign in with a passkey").ClickAsync();
            await page.InConsole();
            await Expect(page.Locator(".user-button")).ToContainTextAsync("lan");
            await Expect(page.Row("Laptop")).Not.ToContainTextAsync("Never");

            await page.Button("Remove Laptop").ClickAsync();
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
            await Expect(page.GetByText("No passkeys yet")).ToBeVisibleAsync();
            await page.SignOut();
            await page.Button("Sign in with a passkey").ClickAsync();
            await Expect(page.GetByText("The passkey could not be verified")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Token_MadeOnTheProfile_WorksForTheApi()
    {
        await application.CreateUser("qiu");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("qiu");
            await page.Visit("/profile/tokens");
            await page.Button("New token").ClickAsync();
            await page.Modal().Field("Name").FillAsync("Nightly backup");
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
            var token = await page.Locator("#new-token-text").InnerTextAsync();
            TokenFormat().IsMatch(token).ShouldBeTrue(token);

            using var machine = application.WithToken(token);
            (await machine.Get("/api/auth/profile")).ShouldBe(200).Data.GetProperty("username").GetString().ShouldBe("qiu");
            await page.Button("Revoke Nightly backup").ClickAsync();
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
            await Expect(page.GetByText("No tokens yet")).ToBeVisibleAsync();
            (await machine.Get("/api/auth/profile")).ShouldBeRefused(401);
            window.Complaints.ShouldBeEmpty();
        });
    }

    private static async Task Enter(IPage page, string code)
    {
        await page.Locator("#otp").FillAsync(code);
        await page.Button("Verify").ClickAsync();
    }

    [GeneratedRegex("^apt_[A-Za-z0-9_-]{43}$")]
    private static partial Regex TokenFormat();

    /// <summary>The product with a role that takes two factors.</summary>
    public sealed class Strict : PlatformApplication
    {
        /// <summary>Gives the user such a role.</summary>
        public async Task Require(int userId)
        {
            await using var database = await Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            Role role = new() { Name = $"strict-{userId}", NormalizedName = $"STRICT-{userId}", RequiresTwoFactor = true };
            database.Roles.Add(role);
            await database.SaveChangesAsync();
            database.UserRoles.Add(new UserRole { UserId = userId, RoleId = role.Id });
            await database.SaveChangesAsync();
        }
    }
}
