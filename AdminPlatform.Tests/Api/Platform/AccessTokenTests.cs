using System.Security.Cryptography;
using System.Text;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class AccessTokenTests(AccessTokenTests.Application application) : IClassFixture<AccessTokenTests.Application>
{
    private const string Secret = "a signing key for tests that is long enough";

    /// <summary>The key that access tokens are signed with, as an installation with this secret derives it.</summary>
    private static readonly byte[] s_key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Secret), 32, info: "access token"u8.ToArray());

    /// <summary>Secrets that other admin consoles have shipped with.</summary>
    public static TheoryData<string> PublishedSecrets => ["secret", "qmPlus", "abcdefghijklmnopqrstuvwxyz", "go-admin", "your-256-bit-secret", "", Secret];

    [Fact]
    public async Task Profile_WithAGenuineToken_Is200() => await ShouldAnswer((await application.SignIn("admin")).AccessToken, 200);

    /// <summary>Guards the others: signing again must not be what spoils a token.</summary>
    [Fact]
    public async Task Profile_WithAGenuineTokenSignedAgain_Is200() => await ShouldAnswer((await Genuine()).SignedWith(s_key), 200);

    [Fact]
    public async Task Token_Always_CarriesUserSessionAndExpiryOnly()
    {
        var token = await Genuine();

        token.Header["alg"]!.GetValue<string>().ShouldBe("HS256");
        token.Header["typ"]!.GetValue<string>().ShouldBe("at+jwt");
        token.Payload.Select(claim => claim.Key).Except(["sub", "sid", "exp", "iss", "aud", "iat", "nbf", "jti"]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PublishedSecrets))]
    public async Task Profile_WithATokenSignedByAnotherKey_Is401(string secret)
    {
        var token = await Genuine();

        await ShouldAnswer(token.SignedWith(Encoding.UTF8.GetBytes(secret)), 401);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS384")]
    [InlineData("RS256")]
    [InlineData("")]
    public async Task Profile_WithAnotherAlgorithm_Is401(string algorithm)
    {
        var token = await Genuine();
        token.Header["alg"] = algorithm;

        await ShouldAnswer(token.SignedWith(s_key), 401);
        token.Signature = "";
        await ShouldAnswer(token.WithoutSigningAgain(), 401);
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("rt+jwt")]
    [InlineData("")]
    public async Task Profile_WithAnotherType_Is401(string type)
    {
        var token = await Genuine();
        token.Header["typ"] = type;

        await ShouldAnswer(token.SignedWith(s_key), 401);
    }

    [Theory]
    [InlineData("iss", "\"somebody-else\"")]
    [InlineData("aud", "\"somebody-else\"")]
    [InlineData("sid", "\"00000000000000000000000000000000\"")]
    [InlineData("sid", "\"not a session\"")]
    [InlineData("exp", "1")]
    [InlineData("exp", "\"soon\"")]
    [InlineData("exp", null)]
    [InlineData("iss", null)]
    [InlineData("aud", null)]
    [InlineData("sid", null)]
    public async Task Profile_WithAnotherClaim_Is401(string claim, string? value)
    {
        var token = await Genuine();
        token.Payload.Remove(claim);
        if (value is not null)
        {
            token.Payload[claim] = System.Text.Json.Nodes.JsonNode.Parse(value);
        }

        await ShouldAnswer(token.SignedWith(s_key), 401);
    }

    [Fact]
    public async Task Profile_WithClaimsOfMoreRights_GrantsNothing()
    {
        await application.CreateUser("climber");
        var token = new ForgedToken((await application.SignIn("climber")).AccessToken);
        token.Payload["role"] = "admin";
        token.Payload["permissions"] = "user:view";

        using var client = application.WithToken(token.SignedWith(s_key));

        (await client.Get("/api/users")).ShouldBeRefused(403);
    }

    [Fact]
    public async Task Profile_WithARefreshToken_Is401() => await ShouldAnswer((await application.SignIn("admin")).RefreshToken, 401);

    [Fact]
    public async Task Profile_AfterAnHour_Is401()
    {
        await using var own = new PlatformApplication();
        var token = (await own.SignIn("admin")).AccessToken;
        using var client = own.WithToken(token);

        own.Clock.Advance(TimeSpan.FromMinutes(59));
        (await client.Get("/api/auth/profile")).ShouldBe(200);
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        (await client.Get("/api/auth/profile")).ShouldBeRefused(401);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Basic YWRtaW46Y29ycmVjdC1ob3JzZS05")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.AAAA")]
    public async Task Profile_WithAMalformedHeader_Is401(string header)
    {
        using var client = application.Anonymous();

        using var reply = await client.Send("GET", "/api/auth/profile", headers: ("Authorization", header));

        reply.ShouldBeRefused(401);
    }

    [Fact]
    public async Task Profile_WithoutATokenAndWithTheTokenElsewhere_Is401()
    {
        var token = (await application.SignIn("admin")).AccessToken;
        using var client = application.Anonymous();

        (await client.Get("/api/auth/profile")).ShouldBeRefused(401);
        (await client.Get($"/api/auth/profile?access_token={token}")).ShouldBeRefused(401);
        (await client.Send("GET", "/api/auth/profile", headers: ("Cookie", $"access_token={token}; token={token}"))).ShouldBeRefused(401);
    }

    private async Task<ForgedToken> Genuine() => new((await application.SignIn("admin")).AccessToken);

    private async Task ShouldAnswer(string token, int status)
    {
        using var client = application.Anonymous();
        using var reply = await client.Send("GET", "/api/auth/profile", headers: ("Authorization", $"Bearer {token}"));
        reply.ShouldBe(status);
    }

    public sealed class Application : PlatformApplication
    {
        public Application() => WithSetting("Jwt:SigningKey", Secret);
    }
}
