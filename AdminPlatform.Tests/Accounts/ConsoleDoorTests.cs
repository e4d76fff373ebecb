using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Accounts;

/// <summary>What an attacker without a browser's manners sends to the console.</summary>
public sealed partial class ConsoleDoorTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:1", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Circuit_FromAPageOfAnotherOrigin_IsRefused(string? origin, HttpStatusCode status)
    {
        using var client = await SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.TryAddWithoutValidation("Origin", origin ?? application.Address.GetLeftPart(UriPartial.Authority));

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Answer_BehindAProxy_AsksBrowsersToStayWithTlsWhereTheyCameByIt(string scheme, bool asks)
    {
        await using var behind = await application.Another(("ReverseProxy:TrustedProxies", "127.0.0.0/8,::1"));
        using var client = behind.Anonymous();
        using HttpRequestMessage request = new(HttpMethod.Get, "/health");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-Host", "console.example");

        using var response = await client.SendAsync(request);

        response.Headers.Contains("Strict-Transport-Security").ShouldBe(asks);
    }

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("posix/Europe/Berlin", "UTC")]
    [InlineData("Europe//Berlin", "UTC")]
    [InlineData("../../etc/passwd", "UTC")]
    public async Task TimeZone_ByAnotherSpelling_IsNotLookedUp(string cookie, string shown)
    {
        using var client = Plain();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login");
        request.Headers.Add("Cookie", $"timezone={cookie}");

        using var response = await client.SendAsync(request);

        (await response.Content.ReadAsStringAsync()).ShouldContain($"data-time-zone=\"{shown}\"");
    }

    [Theory]
    [InlineData("/users?q=%E5%BC%A0", "/users?q=%E5%BC%A0")]
    [InlineData("/servers/1?range=6h", "/servers/1?range=6h")]
    [InlineData("//evil.example", "/")]
    [InlineData("/.//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task SignIn_WithAReturnUrl_GoesToAPageOfOurs(string returnUrl, string target)
    {
        using var client = Plain();

        using var response = await SignInAsync(client, "admin", PlatformApplication.AdminPassword, returnUrl);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(application.Address, response.Headers.Location!).ShouldBe(new Uri(application.Address, target));
    }

    [Fact]
    public async Task SignIn_WithoutAPasswordField_IsAFailedSignIn()
    {
        using var client = Plain();

        using var response = await SignInAsync(client, "admin", null);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task SignOut_WithAnEndlessForm_IsRefusedWithoutAFault()
    {
        using var client = await SignedInAsync();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("a", new string('x', 200_000))]);

        using var response = await client.PostAsync(new Uri("/logout", UriKind.Relative), form);

        ((int)response.StatusCode).ShouldBeLessThan(500);
        (await client.GetAsync(new Uri("/profile", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Abuse 20: a page of another site asks in the name of whoever is signed in.</summary>
    [Theory]
    [InlineData("/passkeys/options")]
    [InlineData("/passkeys/register")]
    public async Task Passkey_AskedForByAPageOfAnotherOrigin_IsRefused(string path)
    {
        using var client = await SignedInAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(new { name = "x", password = PlatformApplication.AdminPassword, credential = new { } }) };
        request.Headers.Add("Origin", "http://evil.example");

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task SignIn_OverALiveCookie_EndsTheSessionItHad()
    {
        using var client = await SignedInAsync();
        var before = await LiveSessionsAsync();

        using var again = await SignInAsync(client, "admin", PlatformApplication.AdminPassword);

        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await LiveSessionsAsync()).ShouldBe(before);
        (await client.GetAsync(new Uri("/profile", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A telephone changes its network, and with it its address, between drawing a page and signing out; a browser is updated.</summary>
    [Fact]
    public async Task SignOut_FromAPageDrawnForAnotherConnection_SignsOut()
    {
        using var client = await SignedInAsync();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "before/1");
        var page = await client.GetStringAsync(new Uri("/login", UriKind.Relative));
        client.DefaultRequestHeaders.Remove("User-Agent");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "after/2");

        using FormUrlEncodedContent form = new([KeyValuePair.Create("__RequestVerificationToken", FormToken().Match(page).Groups["value"].Value)]);
        using var response = await client.PostAsync(new Uri("/logout", UriKind.Relative), form);

        response.Headers.Location!.ToString().ShouldBe("/login?signedOut=true");
        (await client.GetAsync(new Uri("/profile", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Token_WithManySpacesBeforeIt_IsCheckedButNotRemembered()
    {
        var token = (await application.SignIn("admin")).AccessToken;
        using var client = application.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {new string(' ', 5000)}{token}");

        (await client.Get("/api/auth/profile")).Status.ShouldBeOneOf(200, 401);
        application.Services.GetService(typeof(Web.Accounts.VerifiedTokens)).ShouldBeOfType<Web.Accounts.VerifiedTokens>()
            .Find($"Bearer {new string(' ', 5000)}{token}").ShouldBeNull();
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Database_InADirectoryOfAnotherMode_IsItsOwnersAlone()
    {
        _ = application.Address;

        File.GetUnixFileMode(Path.Combine(application.DataDirectory, "adminplatform.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task<int> LiveSessionsAsync()
    {
        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await database.Sessions.CountAsync(session => session.EndedAt == null && session.Door == Core.Common.Door.Console);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex FormToken();

    private HttpClient Plain() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = application.Address };

    private async Task<HttpClient> SignedInAsync()
    {
        var client = Plain();
        using var response = await SignInAsync(client, "admin", PlatformApplication.AdminPassword);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string userName, string? password, string? returnUrl = null)
    {
        var url = returnUrl is null ? "/login" : $"/login?returnUrl={Uri.EscapeDataString(Uri.UnescapeDataString(returnUrl))}";
        var page = await client.GetStringAsync(new Uri(url, UriKind.Relative));
        Dictionary<string, string> form = new()
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = FormToken().Match(page).Groups["value"].Value,
            ["Input.UserName"] = userName,
        };
        if (password is not null)
        {
            form["Input.Password"] = password;
        }

        using var content = new FormUrlEncodedContent(form);
        return await client.PostAsync(new Uri(url, UriKind.Relative), content);
    }
}
