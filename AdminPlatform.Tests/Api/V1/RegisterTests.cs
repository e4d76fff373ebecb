using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class RegisterOnSqlite(PlatformApplication application) : RegisterTests(application), IClassFixture<PlatformApplication>;

public sealed class RegisterOnPostgres(PostgresApplication application) : RegisterTests(application), IClassFixture<PostgresApplication>;

public abstract class RegisterTests(PlatformApplication application)
{
    private const string Register = "/api/v1/auth/register";

    private readonly HttpClient _client = application.Anonymous();

    [Fact]
    public async Task Register_AsDocumented_AnswersTheUser()
    {
        using var reply = await _client.Post(
            Register, """{"username":"testuser","password":"123456","name":"测试用户","email":"test@example.com","mobile":"13812345678"}""");

        var user = reply.ShouldSucceed("注册成功").Data;
        user.Number("id").ShouldBeGreaterThan(1);
        (user.Text("username"), user.Text("name"), user.Text("email"), user.Text("phone"), user.Number("status"), user.Text("role"))
            .ShouldBe(("testuser", "测试用户", "test@example.com", "13812345678", 1, "user"));
        user.GetProperty("roles").Names().ShouldBe(["user"]);
        user.GetProperty("permissions").Names().ShouldBeEmpty();
        user.Text("created_at").ShouldBe(user.Text("updated_at"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("abcdefghijklmnopqrst")]
    public async Task Register_ShortestAndLongestName_WithoutEmail_Succeeds(string name)
    {
        using var reply = await _client.Post(Register, Body(name, email: null));

        reply.ShouldSucceed("注册成功").Data.Text("email").ShouldBe("");
    }

    [Theory]
    [InlineData("username", "\"ab\"", "VALIDATION_ERROR")]
    [InlineData("username", "\"abcdefghijklmnopqrstu\"", "VALIDATION_ERROR")]
    [InlineData("username", "\"has space\"", "VALIDATION_ERROR")]
    [InlineData("username", "\"\"", "VALIDATION_ERROR")]
    [InlineData("username", "null", "VALIDATION_ERROR")]
    [InlineData("username", "12345", "VALIDATION_ERROR")]
    [InlineData("password", "\"12345\"", "PASSWORD_INVALID")]
    [InlineData("password", "\"\"", "VALIDATION_ERROR")]
    [InlineData("password", "null", "VALIDATION_ERROR")]
    [InlineData("name", "\"\"", "VALIDATION_ERROR")]
    [InlineData("name", "\"  \"", "VALIDATION_ERROR")]
    [InlineData("name", "null", "VALIDATION_ERROR")]
    [InlineData("name", "\"123456789012345678901234567890123456789012345678901\"", "VALIDATION_ERROR")]
    [InlineData("mobile", "\"\"", "VALIDATION_ERROR")]
    [InlineData("mobile", "null", "VALIDATION_ERROR")]
    [InlineData("mobile", "\"123456789012345678901234567890123\"", "VALIDATION_ERROR")]
    [InlineData("mobile", "13812345678", "VALIDATION_ERROR")]
    [InlineData("email", "\"nonsense\"", "VALIDATION_ERROR")]
    public async Task Register_FieldThatBreaksARule_Is400(string field, string value, string error)
    {
        var fields = new Dictionary<string, string>
        {
            ["username"] = "\"ruled\"",
            ["password"] = "\"123456\"",
            ["name"] = "\"n\"",
            ["email"] = "\"ruled@example.com\"",
            ["mobile"] = "\"1\"",
            [field] = value,
        };

        using var reply = await _client.Post(Register, $"{{{string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}");

        reply.ShouldFail(400, error);
    }

    [Theory]
    [InlineData("taken", "other-than-taken@example.com")]
    [InlineData("TAKEN", "other-than-taken@example.com")]
    [InlineData("not-taken", "Taken@Example.com")]
    public async Task Register_TakenNameOrEmail_Is409(string name, string email)
    {
        (await _client.Post(Register, Body("taken", "taken@example.com"))).Status.ShouldBeOneOf(200, 409);

        (await _client.Post(Register, Body(name, email))).ShouldFail(409, "CONFLICT");
    }

    [Fact]
    public async Task Register_OneNameManyTimesAtOnce_SucceedsOnce()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.Post(Register, Body("contested", null))));

        replies.Count(reply => reply.Status == 200).ShouldBe(1);
        replies.Where(reply => reply.Status != 200).ShouldAllBe(reply => reply.Status == 409);
    }

    /// <summary>Abuse cases 8 and 18: nobody chooses their own role.</summary>
    [Fact]
    public async Task Register_WithRoleStatusAndPermissions_IgnoresThem()
    {
        using var reply = await _client.Post(
            Register,
            """{"username":"smuggler","password":"123456","name":"n","mobile":"1","id":1,"role":"admin","roles":["admin"],"role_ids":[1],"status":0,"is_active":false,"permissions":["user:view"],"is_admin":true}""");

        var user = reply.ShouldSucceed().Data;
        (user.Number("status"), user.GetProperty("is_active").GetBoolean(), user.Text("role")).ShouldBe((1, true, "user"));
        user.GetProperty("roles").Names().ShouldBe(["user"]);
        using var smuggler = await application.SignedInAs("smuggler", "123456");
        (await smuggler.Get("/api/v1/users/stats")).ShouldFail(403, "FORBIDDEN");
        (await smuggler.Get("/api/v1/admin/users/list")).ShouldFail(403, "FORBIDDEN");
    }

    [Fact]
    public async Task Register_ClosedByTheOperator_Is403AndMakesNobody()
    {
        await using var closed = await application.Another(("Accounts:SelfRegistration", "false"));
        using var client = closed.Anonymous();

        (await client.Post(Register, Body("stranger", null))).ShouldFail(403, "FORBIDDEN").Message.ShouldBe("未开放自助注册，请联系管理员");

        using var admin = await closed.SignedInAs("admin");
        (await admin.Get("/api/v1/admin/users/list?search=stranger")).ShouldSucceed().Data.Number("total").ShouldBe(0);
    }

    [Fact]
    public async Task Register_BeyondTheLimitOfTheAddress_Is429WithATimeToWait()
    {
        await using var strict = await application.Another(("RateLimits:RegistrationPerHour", "2"));
        using var client = strict.Anonymous();
        (await client.Post(Register, Body("first", null))).ShouldSucceed();
        (await client.Post(Register, Body("first", null))).ShouldFail(409, "CONFLICT");

        using var reply = await client.Send("POST", Register, Body("third", null), headers: ("X-Forwarded-For", "203.0.113.9"));

        reply.ShouldFail(429, "TOO_MANY_REQUESTS");
        int.Parse(reply.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 3600);
    }

    private static string Body(string name, string? email = "") =>
        $$"""{"username":"{{name}}","password":"123456","name":"somebody","mobile":"13812345678"{{(email is null ? "" : $",\"email\":\"{email}\"")}}}""";
}
