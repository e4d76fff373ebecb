using System.Text.Json;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class ApiTokenTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Path = "/api/auth/tokens";

    [Fact]
    public async Task Token_JustMade_SpeaksForItsOwnerUntilItIsRevoked()
    {
        using var admin = await application.SignedInAs("admin");
        var created = (await admin.Post(Path, """{"name":"backup","permissions":["user:view"]}""")).ShouldBe(201).ShouldFollowTheConventions().Data;
        var token = created.GetProperty("token").GetString()!;
        using var machine = application.WithToken(token);

        (await machine.Get("/api/auth/profile")).ShouldBe(200).Data.GetProperty("username").GetString().ShouldBe("admin");
        (await machine.Get("/api/users")).ShouldBe(200);
        (await machine.Delete("/api/users/4711")).ShouldBeRefused(403);

        var listed = (await admin.Get(Path)).ShouldBe(200).ShouldFollowTheConventions();
        listed.Body.ShouldNotContain(token);
        var entry = listed.Data.EnumerateArray().Single(row => row.GetProperty("name").GetString() == "backup");
        (entry.GetProperty("permissions")[0].GetString(), entry.GetProperty("expires_at").ValueKind).ShouldBe(("user:view", JsonValueKind.Null));

        (await admin.Delete($"{Path}/{entry.GetProperty("id").GetString()}")).ShouldBe(200);
        using var after = await machine.Get("/api/auth/profile");
        after.ShouldBeRefused(401).Message.ShouldBe("令牌已失效，请重新登录");
        after.Header("WWW-Authenticate").ShouldBe("Bearer error=\"invalid_token\"");
        (await admin.Delete($"{Path}/{entry.GetProperty("id").GetString()}")).ShouldBeRefused(404);
    }

    [Fact]
    public async Task Token_AfterItsTime_SaysThatItExpired()
    {
        await application.CreateUser("short");
        using var client = await application.SignedInAs("short");
        var expires = application.Clock.GetUtcNow().UtcDateTime.AddDays(2);
        var token = (await client.Post(Path, $$"""{"name":"soon over","expires_at":"{{expires:yyyy-MM-ddTHH:mm:ssZ}}"}""")).ShouldBe(201).Data.GetProperty("token").GetString()!;
        using var machine = application.WithToken(token);
        (await machine.Get("/api/auth/profile")).ShouldBe(200);

        application.Clock.Advance(TimeSpan.FromDays(3));

        (await machine.Get("/api/auth/profile")).ShouldBeRefused(401).Message.ShouldBe("令牌已过期，请刷新或重新登录");
    }

    /// <summary>Abuse 2: what a token is not meant for.</summary>
    [Fact]
    public async Task Token_ToMakeAnotherOrToRefresh_IsRefused()
    {
        using var admin = await application.SignedInAs("admin");
        var token = (await admin.Post(Path, """{"name":"climber"}""")).ShouldBe(201).Data.GetProperty("token").GetString()!;
        using var machine = application.WithToken(token);

        (await machine.Post(Path, """{"name":"child"}""")).ShouldBeRefused(403);
        (await machine.Post("/api/auth/refresh", $$"""{"refresh_token":"{{token}}"}""")).ShouldBeRefused(401);
    }

    [Theory]
    [InlineData("apt_")]
    [InlineData("apt_0000000000000000000000000000000000000000000")]
    [InlineData("apt_ü")]
    public async Task Token_ThatIsNoneOfOurs_Is401(string token)
    {
        using var client = application.Anonymous();

        using var reply = await client.Send("GET", "/api/auth/profile", headers: ("Authorization", $"Bearer {Uri.EscapeDataString(token)}"));

        reply.ShouldBeRefused(401).Message.ShouldBe("令牌无效");
    }

    [Theory]
    [InlineData("""{}""", 400)]
    [InlineData("""{"name":"x","expires_at":"2001-01-01T00:00:00Z"}""", 400)]
    [InlineData("""{"name":"x","permissions":["user:delete"]}""", 403)]
    [InlineData("""{"name":"x","permissions":"user:delete"}""", 400)]
    public async Task Create_WithWrongInput_IsRefused(string body, int status)
    {
        var name = $"maker-{Guid.NewGuid():N}"[..20];
        await application.CreateUser(name);
        using var client = await application.SignedInAs(name);

        (await client.Post(Path, body)).ShouldBeRefused(status);
    }

    [Fact]
    public async Task Tokens_WithoutSigningIn_Are401()
    {
        using var client = application.Anonymous();

        (await client.Get(Path)).ShouldBeRefused(401);
        (await client.Post(Path, """{"name":"x"}""")).ShouldBeRefused(401);
        (await client.Delete($"{Path}/{Guid.NewGuid()}")).ShouldBeRefused(401);
    }
}
