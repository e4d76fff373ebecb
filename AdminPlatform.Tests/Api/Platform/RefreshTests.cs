using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public abstract class RefreshTests(PlatformApplication application)
{
    private const string Path = "/api/auth/refresh";
    private static readonly TimeSpan s_sameSuccessorWindow = TimeSpan.FromSeconds(20);

    private readonly HttpClient _client = application.Anonymous();

    [Fact]
    public async Task Refresh_WithTheNewestToken_AnswersANewPairThatWorks()
    {
        var first = await application.SignIn("admin");

        using var reply = await Refresh(first.RefreshToken);

        var second = reply.ShouldBe(200, "刷新成功").ShouldFollowTheConventions().Tokens();
        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        await ShouldAnswer(second.AccessToken, 200);
        (await Refresh(second.RefreshToken)).ShouldBe(200);
    }

    [Fact]
    public async Task Refresh_WithTheTokenJustReplaced_AnswersTheSameSuccessor()
    {
        var first = await application.SignIn("admin");

        var one = (await Refresh(first.RefreshToken)).ShouldBe(200).Tokens();
        var two = (await Refresh(first.RefreshToken)).ShouldBe(200).Tokens();

        two.RefreshToken.ShouldBe(one.RefreshToken);
        await ShouldAnswer(one.AccessToken, 200);
        await ShouldAnswer(two.AccessToken, 200);
    }

    [Fact]
    public async Task Refresh_FiftyTimesAtOnce_HasOneSuccessor()
    {
        var first = await application.SignIn("admin");

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Refresh(first.RefreshToken)));

        replies.Select(reply => reply.ShouldBe(200).Tokens().RefreshToken).Distinct().ShouldHaveSingleItem();
        (await Refresh(replies[0].Tokens().RefreshToken)).ShouldBe(200);
    }

    [Fact]
    public async Task Refresh_WithAReplacedTokenAfterTheWindow_EndsTheSession()
    {
        await using var own = await application.Another();
        using var client = own.Anonymous();
        var first = await own.SignIn("admin");
        var second = (await Refresh(first.RefreshToken, client)).ShouldBe(200).Tokens();

        own.Clock.Advance(s_sameSuccessorWindow + TimeSpan.FromSeconds(2));

        (await Refresh(first.RefreshToken, client)).ShouldBeRefused(401);
        (await Refresh(second.RefreshToken, client)).ShouldBeRefused(401);
        await ShouldAnswer(second.AccessToken, 401, own);
        await ShouldAnswer(first.AccessToken, 401, own);
    }

    [Fact]
    public async Task Refresh_WithAnOlderTokenThanTheOneJustReplaced_EndsTheSessionEvenWithinTheWindow()
    {
        var first = await application.SignIn("admin");
        var second = (await Refresh(first.RefreshToken)).ShouldBe(200).Tokens();
        var third = (await Refresh(second.RefreshToken)).ShouldBe(200).Tokens();

        (await Refresh(first.RefreshToken)).ShouldBeRefused(401);
        (await Refresh(third.RefreshToken)).ShouldBeRefused(401);
        await ShouldAnswer(third.AccessToken, 401);
    }

    [Fact]
    public async Task Refresh_AfterSevenDays_Is401()
    {
        await using var own = await application.Another();
        using var client = own.Anonymous();
        var first = await own.SignIn("admin");

        own.Clock.Advance(TimeSpan.FromDays(6.9));
        var second = (await Refresh(first.RefreshToken, client)).ShouldBe(200).Tokens();
        own.Clock.Advance(TimeSpan.FromDays(6.9));
        var third = (await Refresh(second.RefreshToken, client)).ShouldBe(200).Tokens();
        own.Clock.Advance(TimeSpan.FromDays(7.1));

        (await Refresh(third.RefreshToken, client)).ShouldBeRefused(401);
    }

    [Fact]
    public async Task Refresh_WithAnAccessToken_Is401()
    {
        var tokens = await application.SignIn("admin");

        (await Refresh(tokens.AccessToken)).ShouldBeRefused(401);
        await ShouldAnswer(tokens.AccessToken, 200);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("a\\u0000b")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task Refresh_WithATokenThatIsNotOurs_Is401(string token) => (await Refresh(token)).ShouldBeRefused(401);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"refresh_token":null}""")]
    [InlineData("""{"refresh_token":""}""")]
    [InlineData("""{"refresh_token":7}""")]
    [InlineData("""{"refreshToken":"camel"}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"refresh_token\":")]
    public async Task Refresh_WithoutAToken_Is400(string body) => (await _client.Post(Path, body)).ShouldBeRefused(400);

    [Fact]
    public async Task Refresh_AfterLogout_Is401()
    {
        var tokens = await application.SignIn("admin");
        using var signedIn = application.WithToken(tokens.AccessToken);
        (await signedIn.Post("/api/auth/logout")).ShouldBe(200);

        (await Refresh(tokens.RefreshToken)).ShouldBeRefused(401);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("deleted")]
    public async Task Refresh_OfAUserWhoIsNoMore_Is401(string fate)
    {
        var id = await application.CreateUser($"gone-{fate}");
        var tokens = await application.SignIn($"gone-{fate}");
        using var admin = await application.SignedInAs("admin");

        (fate == "deleted" ? await admin.Delete($"/api/users/{id}") : await admin.Put($"/api/users/{id}", """{"status":0}""")).ShouldBe(200);

        (await Refresh(tokens.RefreshToken)).ShouldBeRefused(401);
        await ShouldAnswer(tokens.AccessToken, 401);
    }

    private Task<Reply> Refresh(string token, HttpClient? client = null) => (client ?? _client).Post(Path, $$"""{"refresh_token":"{{token}}"}""");

    private async Task ShouldAnswer(string accessToken, int status, PlatformApplication? where = null)
    {
        using var client = (where ?? application).WithToken(accessToken);
        (await client.Get("/api/auth/profile")).ShouldBe(status);
    }
}

public sealed class RefreshOnSqlite(PlatformApplication application) : RefreshTests(application), IClassFixture<PlatformApplication>;

public sealed class RefreshOnPostgres(PostgresApplication application) : RefreshTests(application), IClassFixture<PostgresApplication>;
