using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public abstract class RefreshTests(PlatformApplication application)
{
    private const string Path = $"{AdminWire.Base}/auth/refresh";
    private const string Profile = $"{AdminWire.Base}/auth/profile";

    private readonly HttpClient _client = application.Anonymous();

    [Fact]
    public async Task Refresh_ByTheAccessToken_AnswersAPairThatWorksAndVoidsTheOldOnes()
    {
        var first = await application.SignInHere("admin");

        using var reply = await Bearer(first.AccessToken);

        var second = reply.ShouldSucceed().ShouldFollowTheConventions().Tokens();
        reply.Data.EnumerateObject().Select(member => member.Name).ShouldBe(["access_token", "token_type", "expires_in", "refresh_token"]);
        (await Get(first.AccessToken)).ShouldFail(401, 1005);
        (await Bearer(first.AccessToken)).ShouldFail(401, 1005);
        (await Get(second.AccessToken)).ShouldSucceed();
        (await Body(first.RefreshToken)).ShouldFail(401, 1005);
        (await Get(second.AccessToken)).ShouldSucceed();
        (await Body(second.RefreshToken)).ShouldSucceed();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refresh_ByTheRefreshToken_VoidsTheAccessTokenOnTheVeryNextRequest(bool inTheBody)
    {
        var first = await application.SignInHere("admin");
        (await Get(first.AccessToken)).ShouldSucceed();

        using var reply = inTheBody ? await Body(first.RefreshToken) : await Bearer(first.RefreshToken);

        var second = reply.ShouldSucceed().Tokens();
        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        (await Get(first.AccessToken)).ShouldFail(401, 1005);
        (await Get(second.AccessToken)).ShouldSucceed();
    }

    [Fact]
    public async Task Refresh_ByBothInOneRequest_TakesTheBody()
    {
        var first = await application.SignInHere("admin");
        using var client = application.WithToken(first.AccessToken);

        using var reply = await client.Post(Path, $$"""{"refresh_token":"{{first.RefreshToken}}"}""");

        (await Body(reply.ShouldSucceed().Tokens().RefreshToken)).ShouldSucceed();
    }

    [Fact]
    public async Task Refresh_FiftyTimesAtOnce_HasOneSuccessor()
    {
        var first = await application.SignInHere("admin");

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Body(first.RefreshToken)));

        replies.Select(reply => reply.ShouldSucceed().Tokens().RefreshToken).Distinct().ShouldHaveSingleItem();
        foreach (var reply in replies)
        {
            (await Get(reply.Tokens().AccessToken)).ShouldSucceed();
        }
    }

    [Fact]
    public async Task Refresh_ByTheSameAccessTokenAtOnce_GivesOnePair()
    {
        var first = await application.SignInHere("admin");

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Bearer(first.AccessToken)));

        var tokens = replies.Where(reply => reply.Status == 200).ShouldHaveSingleItem().Tokens();
        replies.Where(reply => reply.Status != 200).ShouldAllBe(reply => reply.Status == 401 || reply.Status == 429);
        (await Get(tokens.AccessToken)).ShouldSucceed();
    }

    [Fact]
    public async Task Refresh_WithAReplacedTokenAfterTheWindow_EndsWhatTheSessionBecame()
    {
        await using var own = await application.Another();
        var first = await own.SignInHere("admin");
        using var client = own.Anonymous();
        var second = (await client.Post(Path, $$"""{"refresh_token":"{{first.RefreshToken}}"}""")).ShouldSucceed().Tokens();

        own.Clock.Advance(TimeSpan.FromSeconds(22));

        (await client.Post(Path, $$"""{"refresh_token":"{{first.RefreshToken}}"}""")).ShouldFail(401, 1005);
        using var thief = own.WithToken(second.AccessToken);
        (await thief.Get(Profile)).ShouldFail(401, 1005);
        (await client.Post(Path, $$"""{"refresh_token":"{{second.RefreshToken}}"}""")).ShouldFail(401, 1005);
    }

    [Fact]
    public async Task Refresh_InAnotherDialect_LeavesTheAccessTokenAsItIs()
    {
        var first = await application.SignInHere("admin");

        using var reply = await _client.Post("/api/auth/refresh", $$"""{"refresh_token":"{{first.RefreshToken}}"}""");

        reply.ShouldBe(200);
        (await Get(first.AccessToken)).ShouldSucceed();
        (await Body(reply.Tokens().RefreshToken)).ShouldSucceed();
    }

    [Fact]
    public async Task Logout_AfterRefreshesOfEitherKind_EndsWhatTheSessionBecame()
    {
        await application.CreateUser("steady");
        var tokens = await application.SignInHere("steady");

        tokens = (await Bearer(tokens.AccessToken)).ShouldSucceed().Tokens();
        tokens = (await Body(tokens.RefreshToken)).ShouldSucceed().Tokens();

        using var client = application.WithToken(tokens.AccessToken);
        (await client.Post($"{AdminWire.Base}/auth/logout")).ShouldSucceed();
        (await Get(tokens.AccessToken)).ShouldFail(401, 1005);
        (await Body(tokens.RefreshToken)).ShouldFail(401, 1005);
    }

    [Fact]
    public async Task Refresh_ByAnAccessTokenThatHasExpired_Is1004()
    {
        await using var own = await application.Another();
        var tokens = await own.SignInHere("admin");
        own.Clock.Advance(TimeSpan.FromMinutes(61));
        using var client = own.WithToken(tokens.AccessToken);

        (await client.Post(Path)).ShouldFail(401, 1004);
        (await client.Post(Path, $$"""{"refresh_token":"{{tokens.RefreshToken}}"}""")).ShouldSucceed();
    }

    [Theory]
    [InlineData("""{"refresh_token":"nonsense"}""", 1005, 401)]
    [InlineData("""{"refresh_token":""}""", 401, 401)]
    [InlineData("{}", 401, 401)]
    [InlineData(null, 401, 401)]
    [InlineData("""{"refresh_token":7}""", 400, 400)]
    [InlineData("{", 400, 400)]
    public async Task Refresh_WithoutAGoodToken_IsRefused(string? body, int code, int status) =>
        (await _client.Post(Path, body)).ShouldFail(status, code);

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.AAAA")]
    public async Task Refresh_WithABearerThatIsNone_Is1005(string header) =>
        (await _client.Send("POST", Path, headers: ("Authorization", header))).ShouldFail(401, 1005);

    private Task<Reply> Body(string refreshToken) => _client.Post(Path, $$"""{"refresh_token":"{{refreshToken}}"}""");

    private Task<Reply> Bearer(string token) => _client.Send("POST", Path, headers: ("Authorization", $"Bearer {token}"));

    private Task<Reply> Get(string accessToken) => _client.Send("GET", Profile, headers: ("Authorization", $"Bearer {accessToken}"));
}

public sealed class RefreshOnSqlite(PlatformApplication application) : RefreshTests(application), IClassFixture<PlatformApplication>;

public sealed class RefreshOnPostgres(PostgresApplication application) : RefreshTests(application), IClassFixture<PostgresApplication>;
