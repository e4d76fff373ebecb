using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Abuse 3: whoever was deleted or revoked keeps nothing that opens a door: no cookie, no access token, no refresh token.</summary>
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
        using ConsoleVisitor person = new(application);
        (await person.SignInAsync(name)).ShouldBeTrue();
        (await person.PageAsync("/about")).ShouldContain(name);
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
        (await person.PageAsync("/about")).ShouldBeEmpty();
    }
}
