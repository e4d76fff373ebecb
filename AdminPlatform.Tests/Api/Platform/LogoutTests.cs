using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class LogoutTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public async Task Logout_OfASession_EndsItAtOnceAndNoOther()
    {
        using var mine = await application.SignedInAs("admin");
        using var other = await application.SignedInAs("admin");

        using var reply = await mine.Post("/api/auth/logout");

        reply.ShouldBe(200, "登出成功");
        (await mine.Get("/api/auth/profile")).ShouldBeRefused(401);
        (await mine.Post("/api/auth/logout")).ShouldBeRefused(401);
        (await other.Get("/api/auth/profile")).ShouldBe(200);
    }

    [Fact]
    public async Task Logout_WithABody_IgnoresIt()
    {
        using var client = await application.SignedInAs("admin");

        (await client.Post("/api/auth/logout", """{"session":"another"}""")).ShouldBe(200);
    }

    [Fact]
    public async Task Logout_AfterARefresh_EndsEveryTokenOfTheSession()
    {
        var first = await application.SignIn("admin");
        using var before = application.WithToken(first.AccessToken);
        var second = (await before.Post("/api/auth/refresh", $$"""{"refresh_token":"{{first.RefreshToken}}"}""")).ShouldBe(200).Tokens();
        using var after = application.WithToken(second.AccessToken);

        (await after.Post("/api/auth/logout")).ShouldBe(200);

        (await before.Get("/api/auth/profile")).ShouldBeRefused(401);
        (await after.Post("/api/auth/refresh", $$"""{"refresh_token":"{{second.RefreshToken}}"}""")).ShouldBeRefused(401);
    }

    [Fact]
    public async Task Logout_WithoutAToken_Is401()
    {
        using var client = application.Anonymous();

        (await client.Post("/api/auth/logout")).ShouldBeRefused(401);
    }
}
