using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class RefreshTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Refresh = "/api/v1/auth/refresh";
    private const string RefreshHeader = "/api/v1/auth/refresh-header";
    private const string Expiry = "/api/v1/auth/check-expiry";

    private readonly HttpClient _client = application.Anonymous();

    [Theory]
    [InlineData(Refresh, true)]
    [InlineData(Refresh, false)]
    [InlineData(RefreshHeader, false)]
    public async Task Refresh_TokenInBodyOrHeader_AnswersANewPairAndVoidsTheOld(string path, bool inBody)
    {
        var first = await application.SignIn("admin");

        using var reply = await Send(path, first.RefreshToken, inBody);

        var data = reply.ShouldSucceed("令牌刷新成功").Data;
        (data.Text("token_type"), data.Number("expires_in")).ShouldBe(("Bearer", 3600));
        var second = reply.Tokens();
        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        using var renewed = application.WithToken(second.AccessToken);
        (await renewed.Get("/api/v1/auth/profile")).ShouldSucceed();
        (await Send(path, second.RefreshToken, inBody)).ShouldSucceed();
        (await Send(path, first.RefreshToken, inBody)).ShouldFail(401, "JWT_INVALID");
        (await renewed.Get("/api/v1/auth/profile")).ShouldFail(401, "JWT_INVALID");
    }

    [Fact]
    public async Task Refresh_JsonTypeWithoutABody_TakesTheHeader()
    {
        var tokens = await application.SignIn("admin");

        using var reply = await _client.Send("POST", Refresh, "", headers: ("Authorization", $"Bearer {tokens.RefreshToken}"));

        reply.ShouldSucceed("令牌刷新成功");
    }

    [Fact]
    public async Task Refresh_AccessToken_IsInvalid()
    {
        var tokens = await application.SignIn("admin");

        (await Send(Refresh, tokens.AccessToken, inBody: true)).ShouldFail(401, "JWT_INVALID");
        (await Send(RefreshHeader, tokens.AccessToken, inBody: false)).ShouldFail(401, "JWT_INVALID");
    }

    [Fact]
    public async Task Refresh_WithoutAToken_SaysWhatIsMissing()
    {
        (await _client.Post(Refresh)).ShouldFail(401, "UNAUTHORIZED");
        (await _client.Post(RefreshHeader)).ShouldFail(401, "UNAUTHORIZED");
        (await _client.Post(Refresh, "{}")).ShouldFail(400, "VALIDATION_ERROR");
        (await _client.Post(Refresh, """{"refresh_token":1}""")).ShouldFail(400, "VALIDATION_ERROR");
        (await _client.Post(Refresh, """{"refresh_token":"nonsense"}""")).ShouldFail(401, "JWT_INVALID");
        (await _client.Post(Refresh, """{"refresh_token":"a\u0000b"}""")).ShouldFail(401, "JWT_INVALID");
    }

    /// <summary>Abuse case 6.</summary>
    [Fact]
    public async Task Refresh_TwentyAtOnce_AllGetOneSuccessor()
    {
        var tokens = await application.SignIn("admin");

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send(Refresh, tokens.RefreshToken, inBody: true)));

        replies.Select(reply => reply.ShouldSucceed().Tokens().RefreshToken).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task CheckExpiry_TokenOfOurs_SaysUntilWhen()
    {
        await using var own = new PlatformApplication();
        var tokens = await own.SignIn("admin");
        using var client = own.Anonymous();

        using var access = await client.Post(Expiry, Token(tokens.AccessToken));
        using var refresh = await client.Post(Expiry, Token(tokens.RefreshToken));
        own.Clock.Advance(TimeSpan.FromMinutes(61));
        using var expired = await client.Post(Expiry, Token(tokens.AccessToken));

        access.ShouldSucceed("获取成功").Data.GetProperty("is_expired").GetBoolean().ShouldBeFalse();
        access.Data.Number("remaining_seconds").ShouldBeInRange(3500, 3600);
        access.Data.GetProperty("expires_at").GetDateTime().ShouldBeGreaterThan(access.Json.GetProperty("timestamp").GetDateTime());
        refresh.ShouldSucceed().Data.Number("remaining_seconds").ShouldBeInRange(7 * 86400 - 100, 7 * 86400);
        expired.ShouldSucceed().Data.GetProperty("is_expired").GetBoolean().ShouldBeTrue();
        expired.Data.Number("remaining_seconds").ShouldBe(0);
        expired.Data.Text("expires_at").ShouldBe(access.Data.Text("expires_at"));
    }

    [Fact]
    public async Task CheckExpiry_TokenThatIsNotOursOrVoid_IsInvalid()
    {
        var tokens = await application.SignIn("admin");
        var forged = new Platform.ForgedToken(tokens.AccessToken) { Payload = { ["exp"] = 9999999999 } };
        using var client = application.WithToken(tokens.AccessToken);
        (await client.Post("/api/v1/auth/logout")).ShouldSucceed();

        foreach (var token in new[] { "nonsense", "a.b.c", "..", forged.WithoutSigningAgain(), forged.SignedWith("secret"u8.ToArray()), tokens.AccessToken, tokens.RefreshToken })
        {
            (await _client.Post(Expiry, Token(token))).ShouldFail(401, "JWT_INVALID");
        }

        (await _client.Post(Expiry, "{}")).ShouldFail(400, "VALIDATION_ERROR");
        (await _client.Post(Expiry, """{"token":["x"]}""")).ShouldFail(400, "VALIDATION_ERROR");
    }

    private Task<Reply> Send(string path, string token, bool inBody) =>
        inBody ? _client.Post(path, $$"""{"refresh_token":"{{token}}"}""") : _client.Send("POST", path, headers: ("Authorization", $"Bearer {token}"));

    private static string Token(string token) => $$"""{"token":"{{token}}"}""";
}
