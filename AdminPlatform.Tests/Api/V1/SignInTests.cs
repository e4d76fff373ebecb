using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class SignInOnSqlite(PlatformApplication application) : SignInTests(application), IClassFixture<PlatformApplication>;

public sealed class SignInOnPostgres(PostgresApplication application) : SignInTests(application), IClassFixture<PostgresApplication>;

public abstract class SignInTests(PlatformApplication application)
{
    private const string Login = "/api/v1/auth/login";

    private static readonly string s_right = Body("admin", PlatformApplication.AdminPassword);

    private readonly HttpClient _client = application.Anonymous();

    [Fact]
    public async Task Login_Right_AnswersWhatBothDocumentsPromise()
    {
        using var reply = await _client.Post(Login, s_right);

        var data = reply.ShouldSucceed("登录成功").Data;
        data.EnumerateObject().Select(member => member.Name).ShouldBe(["access_token", "refresh_token", "token_type", "expires_in", "user"]);
        (data.Text("token_type"), data.Number("expires_in")).ShouldBe(("Bearer", 3600));
        var user = data.GetProperty("user");
        user.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "username", "name", "email", "phone", "nickname", "avatar", "status", "is_active", "role", "roles", "permissions", "created_at", "updated_at", "last_login"]);
        (user.Text("username"), user.Text("role"), user.Number("status"), user.GetProperty("is_active").GetBoolean()).ShouldBe(("admin", "admin", 1, true));
        user.GetProperty("roles").Names().ShouldBe(["admin"]);
        user.GetProperty("permissions").Names().ShouldContain("user:view");
        user.Text("last_login").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Login_Token_OpensTheOtherDialectsAndTheirsOpenThisOne()
    {
        using var reply = await _client.Post(Login, s_right);
        using var here = application.WithToken(reply.Tokens().AccessToken);
        using var there = await application.SignedInAs("admin");

        (await here.Get("/api/auth/profile")).ShouldBe(200);
        (await there.Get("/api/v1/auth/profile")).ShouldSucceed();
    }

    [Theory]
    [InlineData("""{"username":"admin"}""")]
    [InlineData("""{"password":"correct-horse-9"}""")]
    [InlineData("""{"username":"","password":""}""")]
    [InlineData("""{"username":1,"password":"correct-horse-9"}""")]
    [InlineData("""{"username":{"a":1},"password":["x"]}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    public async Task Login_BodyThatBreaksTheSchema_Is400(string body) => (await _client.Post(Login, body)).ShouldFail(400, "VALIDATION_ERROR");

    /// <summary>Abuse case 17: nothing tells which names exist.</summary>
    [Fact]
    public async Task Login_WrongPasswordOrUnknownName_AnswersAlike()
    {
        using var wrong = await _client.Post(Login, Body("admin", "wrong-password"));
        using var unknown = await _client.Post(Login, Body("nobody-at-all", "wrong-password"));

        wrong.ShouldFail(401, "UNAUTHORIZED").Message.ShouldBe("用户名或密码错误");
        unknown.ShouldFail(401, "UNAUTHORIZED").Message.ShouldBe(wrong.Message);
    }

    [Fact]
    public async Task Login_LockedAccount_AnswersAsForAWrongPassword()
    {
        await using var strict = await application.Another(("Accounts:LockoutThreshold", "3"));
        await strict.CreateUser("locked");
        using var client = strict.Anonymous();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await client.Post(Login, Body("locked", "wrong-password"))).ShouldFail(401, "UNAUTHORIZED");
        }

        (await client.Post(Login, Body("locked", PlatformApplication.UserPassword))).ShouldFail(401, "UNAUTHORIZED").Message.ShouldBe("用户名或密码错误");
    }

    [Fact]
    public async Task Login_DisabledAccount_IsInactiveOnlyAfterTheRightPassword()
    {
        var id = await application.CreateUser("sleeper");
        using var admin = await application.SignedInAs("admin");
        (await admin.Post($"/api/v1/admin/users/{id}/deactivate")).ShouldSucceed();

        (await _client.Post(Login, Body("sleeper", "wrong-password"))).ShouldFail(401, "UNAUTHORIZED");
        (await _client.Post(Login, Body("sleeper", PlatformApplication.UserPassword))).ShouldFail(403, "USER_INACTIVE");
    }

    [Fact]
    public async Task Login_BeyondTheLimitOfTheAddress_Is429WithATimeToWait()
    {
        await using var strict = await application.Another(("RateLimits:SignInPerMinute", "2"));
        using var client = strict.Anonymous();
        (await client.Post(Login, Body("nobody", "wrong-password"))).ShouldFail(401, "UNAUTHORIZED");
        (await client.Post(Login, Body("nobody", "wrong-password"))).ShouldFail(401, "UNAUTHORIZED");

        using var reply = await client.Post(Login, s_right);

        reply.ShouldFail(429, "TOO_MANY_REQUESTS").Header("Retry-After").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/api/v1/auth/login")]
    [InlineData("/API/V1/Auth/Login")]
    public async Task LoginPage_InABrowser_IsTheConsolesAndPostsToIt(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = application.Address };
        using var reply = await client.Send("GET", path, headers: ("Accept", "text/html"));

        reply.Status.ShouldBe(200, reply.Body);
        reply.MediaType.ShouldBe("text/html");
        reply.Body.ShouldContain("type=\"password\"");
        reply.Body.ShouldContain("action=\"/login\"");
        reply.Header("Content-Security-Policy").ShouldNotBeNull();
        reply.Header("X-Frame-Options").ShouldBe("DENY");
    }

    private static string Body(string name, string password) => $$"""{"username":"{{name}}","password":"{{password}}"}""";
}
