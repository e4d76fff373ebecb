using System.Net;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Abuse 3: whoever was disabled or deleted keeps nothing that opens a door: no cookie, no access token, no refresh token.</summary>
public sealed class Abuse3Tests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Theory]
    [InlineData("disable")]
    [InlineData("delete")]
    public async Task User_DisabledOrDeleted_IsOutOnTheNextCallEverywhere(string how)
    {
        var name = $"gone-{how}";
        var id = await application.CreateUser(name);
        var tokens = await application.SignIn(name);
        using var machine = application.WithToken(tokens.AccessToken);
        using var person = await ConsoleDoor.SignedInAs(application, name);
        (await PageAsync(person)).ShouldBe(HttpStatusCode.OK);
        using (var before = await machine.Get("/api/auth/profile"))
        {
            before.ShouldBe(200);
        }

        using var admin = await application.SignedInAs("admin");
        using var done = how == "delete" ? await admin.Delete($"/api/users/{id}") : await admin.Put($"/api/users/{id}", """{"status":0}""");
        done.ShouldBe(200);

        using var after = await machine.Get("/api/auth/profile");
        after.ShouldBe(401);
        using var refreshed = await machine.Post("/api/auth/refresh", $$"""{"refresh_token":"{{tokens.RefreshToken}}"}""");
        refreshed.ShouldBe(401);
        (await PageAsync(person)).ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<HttpStatusCode> PageAsync(HttpClient person)
    {
        using var response = await person.GetAsync(new Uri("/profile", UriKind.Relative));
        return response.StatusCode;
    }
}
