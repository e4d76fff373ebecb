using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public abstract class SignInTests(PlatformApplication application)
{
    private const string Login = "/api/auth/login";

    private readonly HttpClient _client = application.Anonymous();

    [Fact]
    public async Task Login_WithTheRightPassword_AnswersBothTokensAndTheUser()
    {
        using var reply = await _client.Post(Login, $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""");

        reply.ShouldBe(200, "登录成功").ShouldFollowTheConventions();
        reply.Tokens().AccessToken.Split('.').Length.ShouldBe(3);
        reply.Tokens().RefreshToken.Length.ShouldBeGreaterThanOrEqualTo(32);
        var user = reply.Data.GetProperty("user");
        user.GetProperty("id").GetInt32().ShouldBeGreaterThan(0);
        user.GetProperty("username").GetString().ShouldBe("admin");
        user.GetProperty("role").GetString().ShouldBe("admin");
        user.GetProperty("status").GetInt32().ShouldBe(1);
        user.TryGetProperty("email", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("anna@example.com")]
    [InlineData("ANNA@Example.com")]
    [InlineData("Anna")]
    public async Task Login_WithNameOrEmailInAnyCase_FindsTheUser(string name)
    {
        await EnsureUser("anna");

        using var reply = await _client.Post(Login, $$"""{"username":"{{name}}","password":"{{PlatformApplication.UserPassword}}"}""");

        reply.ShouldBe(200).Data.GetProperty("user").GetProperty("username").GetString().ShouldBe("anna");
    }

    [Theory]
    [InlineData("""{"username":"admin"}""")]
    [InlineData("""{"password":"correct-horse-9"}""")]
    [InlineData("""{"username":"","password":"correct-horse-9"}""")]
    [InlineData("""{"username":"admin","password":""}""")]
    [InlineData("""{"username":"admin","password":"five5"}""")]
    [InlineData("""{"username":null,"password":null}""")]
    [InlineData("""{"username":1,"password":"correct-horse-9"}""")]
    [InlineData("""{"username":{"a":1},"password":["x"]}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"admin\"")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"username\":\"admin\",}")]
    [InlineData("not json")]
    public async Task Login_WithABodyThatBreaksTheSchema_Is400(string body)
    {
        using var reply = await _client.Post(Login, body);

        reply.ShouldBeRefused(400);
    }

    [Fact]
    public async Task Login_WithUnknownFields_IgnoresThem()
    {
        using var reply = await _client.Post(Login, $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}","role":"root","remember":[1]}""");

        reply.ShouldBe(200);
    }

    [Fact]
    public async Task Login_WithAWrongPasswordOrAnUnknownName_AnswersAlike()
    {
        using var wrong = await _client.Post(Login, """{"username":"admin","password":"wrong-password"}""");
        using var unknown = await _client.Post(Login, """{"username":"nobody-at-all","password":"wrong-password"}""");

        wrong.ShouldBeRefused(401).Message.ShouldBe("用户名或密码错误");
        unknown.Body.ShouldBe(wrong.Body);
        unknown.Status.ShouldBe(401);
    }

    /// <summary>Both cost one password hash; an answer without hashing is faster by orders of magnitude.</summary>
    [Fact]
    public async Task Login_WithAnUnknownName_TakesAsLongAsAWrongPassword()
    {
        await EnsureUser("timed");
        List<double> known = [], unknown = [];
        for (var round = 0; round < 7; round++)
        {
            known.Add(await Time("timed"));
            unknown.Add(await Time($"nobody{round}"));
        }

        var ratio = unknown.Order().ElementAt(3) / known.Order().ElementAt(3);

        ratio.ShouldBeInRange(0.4, 2.5);
    }

    [Fact]
    public async Task Login_OfADisabledAccount_SaysSoOnlyAfterTheRightPassword()
    {
        var id = await application.CreateUser("sleeper");
        using var admin = await application.SignedInAs("admin");
        (await admin.Put($"/api/users/{id}", """{"status":0}""")).ShouldBe(200);

        using var wrong = await _client.Post(Login, """{"username":"sleeper","password":"wrong-password"}""");
        using var right = await _client.Post(Login, $$"""{"username":"sleeper","password":"{{PlatformApplication.UserPassword}}"}""");

        wrong.ShouldBeRefused(401).Message.ShouldBe("用户名或密码错误");
        right.ShouldBeRefused(401).Message.ShouldNotBe(wrong.Message);
    }

    [Fact]
    public async Task Login_OfADeletedAccount_IsAsIfItNeverWas()
    {
        var id = await application.CreateUser("leaver");
        using var admin = await application.SignedInAs("admin");
        (await admin.Delete($"/api/users/{id}")).ShouldBe(200);

        using var reply = await _client.Post(Login, $$"""{"username":"leaver","password":"{{PlatformApplication.UserPassword}}"}""");

        reply.ShouldBeRefused(401).Message.ShouldBe("用户名或密码错误");
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("%_%")]
    public async Task Login_WithAStrangeName_Is401(string name)
    {
        using var reply = await _client.Post(Login, $$"""{"username":"{{name}}","password":"wrong-password"}""");

        reply.ShouldBeRefused(401);
    }

    [Fact]
    public async Task Login_WithEndlessNameAndPassword_IsRefusedQuickly()
    {
        var endless = new string('x', 100_000);

        using var reply = await _client.Post(Login, $$"""{"username":"{{endless}}","password":"{{endless}}"}""");

        reply.Status.ShouldBeOneOf(400, 401);
        reply.ShouldBeRefused(reply.Status);
    }

    [Fact]
    public async Task Login_AfterTooManyWrongPasswords_AnswersAsForAWrongOneUntilTheTimeIsUp()
    {
        await using var strict = await application.Another(("Accounts:LockoutThreshold", "3"), ("Accounts:LockoutMinutes", "5"));
        await strict.CreateUser("locked");
        using var client = strict.Anonymous();
        var right = $$"""{"username":"locked","password":"{{PlatformApplication.UserPassword}}"}""";
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await client.Post(Login, """{"username":"locked","password":"wrong-password"}""")).ShouldBeRefused(401);
        }

        (await client.Post(Login, right)).ShouldBeRefused(401).Message.ShouldBe("用户名或密码错误");
        strict.Clock.Advance(TimeSpan.FromMinutes(6));
        (await client.Post(Login, right)).ShouldBe(200);
    }

    private async Task<double> Time(string name)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        (await _client.Post(Login, $$"""{"username":"{{name}}","password":"wrong-password"}""")).ShouldBeRefused(401);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private async Task EnsureUser(string name)
    {
        using var admin = await application.SignedInAs("admin");
        using var reply = await admin.Post(
            "/api/users",
            $$"""{"username":"{{name}}","email":"{{name}}@example.com","password":"{{PlatformApplication.UserPassword}}","role":"user"}""");
        reply.Status.ShouldBeOneOf(201, 400);
    }
}

public sealed class SignInOnSqlite(PlatformApplication application) : SignInTests(application), IClassFixture<PlatformApplication>;

public sealed class SignInOnPostgres(PostgresApplication application) : SignInTests(application), IClassFixture<PostgresApplication>;
