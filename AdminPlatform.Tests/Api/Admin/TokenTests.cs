using AdminPlatform.Tests.Api.Platform;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public sealed class TokenTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Profile = $"{AdminWire.Base}/auth/profile";
    private const string Logout = $"{AdminWire.Base}/auth/logout";

    [Fact]
    public async Task Profile_OfASignedInUser_IsTheirOwnWithRolesAndPermissions()
    {
        using var client = await application.SignedInHolding("user:view", "log:view");

        using var reply = await client.Get(Profile);

        reply.ShouldSucceed().ShouldFollowTheConventions().Data.Names().ShouldBe(
            ["id", "username", "email", "nickname", "avatar", "status", "roles", "permissions", "last_login_at", "created_at", "updated_at"]);
        reply.Data.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()).ShouldBe(["user:view", "log:view"], ignoreOrder: true);
        reply.Data.GetProperty("roles").GetArrayLength().ShouldBe(1);
        reply.Body.ShouldNotContain("password", Case.Insensitive);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("POST")]
    public async Task Profile_WithAChangeOfOnesOwnRights_IsNotThere(string verb)
    {
        using var client = await application.SignedInHolding("user:view");

        (await client.Send(verb, Profile, """{"role_ids":[1],"status":1,"permissions":["user:edit"]}""")).ShouldFail(405);

        (await client.Get($"{AdminWire.Base}/logs/login")).ShouldFail(403);
    }

    [Fact]
    public async Task Logout_OfASession_EndsItAtOnceAndNoOther()
    {
        var tokens = await application.SignInHere("admin");
        using var mine = application.WithToken(tokens.AccessToken);
        using var other = application.WithToken((await application.SignInHere("admin")).AccessToken);

        (await mine.Post(Logout)).ShouldSucceed().Data.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        (await mine.Get(Profile)).ShouldFail(401, 1005);
        (await mine.Post($"{AdminWire.Base}/auth/refresh", $$"""{"refresh_token":"{{tokens.RefreshToken}}"}""")).ShouldFail(401, 1005);
        (await other.Get(Profile)).ShouldSucceed();
    }

    [Fact]
    public async Task Token_ThatIsMissing_Is401()
    {
        using var client = application.Anonymous();

        (await client.Get(Profile)).ShouldFail(401);
        (await client.Post(Logout)).ShouldFail(401);
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ")]
    [InlineData("Basic YWRtaW46Y29ycmVjdC1ob3JzZS05")]
    public async Task Token_ThatIsMalformed_Is1005(string header)
    {
        using var client = application.Anonymous();

        (await client.Send("GET", Profile, headers: ("Authorization", header))).ShouldFail(401, 1005);
    }

    [Fact]
    public async Task Token_SignedByAnotherKey_Is1005()
    {
        var forged = new ForgedToken((await application.SignInHere("admin")).AccessToken).SignedWith(new byte[32]);
        using var client = application.WithToken(forged);

        (await client.Get(Profile)).ShouldFail(401, 1005);
        (await client.Post($"{AdminWire.Base}/auth/refresh")).ShouldFail(401, 1005);
    }

    [Fact]
    public async Task Token_ThatHasExpired_Is1004()
    {
        await using var own = await application.Another();
        using var client = own.WithToken((await own.SignInHere("admin")).AccessToken);
        (await client.Get(Profile)).ShouldSucceed();

        own.Clock.Advance(TimeSpan.FromMinutes(61));

        (await client.Get(Profile)).ShouldFail(401, 1004);
    }
}
