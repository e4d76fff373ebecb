using System.Net;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Abuse;

/// <summary>A page of somebody else makes a signed-in browser send a request.</summary>
public sealed class Abuse20Tests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Theory]
    [InlineData("GET", "/api/auth/profile", null)]
    [InlineData("POST", "/api/users", """{"username":"smuggled","email":"s@example.com","password":"correct-horse-9","role":"admin"}""")]
    [InlineData("GET", "/api/v1/user/profile", null)]
    [InlineData("GET", "/api/admin/v1/auth/profile", null)]
    public async Task Api_WithTheCookieOfTheConsole_KnowsNobody(string verb, string path, string? body)
    {
        using var browser = await ConsoleDoor.SignedInAs(application, "admin");

        using var reply = await browser.Send(verb, path, body, headers: ("Origin", "http://evil.example"));

        reply.Status.ShouldBe(401);
    }

    [Fact]
    public async Task SignOut_WithoutTheTokenOfTheForm_EndsNothing()
    {
        using var browser = await ConsoleDoor.SignedInAs(application, "admin");
        using FormUrlEncodedContent form = new([]);

        using var response = await browser.PostAsync(new Uri("/logout", UriKind.Relative), form);

        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await browser.GetAsync(new Uri("/profile", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_WithoutTheTokenOfTheForm_IsRefused()
    {
        using var browser = ConsoleDoor.Plain(application);
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["Input.UserName"] = "admin",
            ["Input.Password"] = PlatformApplication.AdminPassword,
        });

        using var response = await browser.PostAsync(new Uri("/login", UriKind.Relative), form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }
}
