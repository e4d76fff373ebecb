using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public abstract class UserWritingTests(PlatformApplication application)
{
    [Fact]
    public async Task Create_WithAllFields_Answers201AndTheUser()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Post("/api/users", Body("newuser"));

        reply.ShouldBe(201, "用户创建成功").ShouldFollowTheConventions();
        reply.Data.GetProperty("id").GetInt32().ShouldBeGreaterThan(0);
        reply.Data.GetProperty("username").GetString().ShouldBe("newuser");
        reply.Data.GetProperty("email").GetString().ShouldBe("newuser@example.com");
        reply.Data.GetProperty("role").GetString().ShouldBe("user");
        reply.Data.GetProperty("status").GetInt32().ShouldBe(1);
        (await application.SignIn("newuser", "longenough")).AccessToken.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"email":"x1@example.com","password":"longenough","role":"user"}""")]
    [InlineData("""{"username":"x2","password":"longenough","role":"user"}""")]
    [InlineData("""{"username":"x3x","email":"x3@example.com","role":"user"}""")]
    [InlineData("""{"username":"x4x","email":"x4@example.com","password":"longenough"}""")]
    [InlineData("""{"username":"x5x","email":"x5@example.com","password":"five5","role":"user"}""")]
    [InlineData("""{"username":"x6x","email":"not an email","password":"longenough","role":"user"}""")]
    [InlineData("""{"username":"x7x","email":"x7@example.com","password":"longenough","role":"root"}""")]
    [InlineData("""{"username":"x7x","email":"x7@example.com","password":"longenough","role":"operator"}""")]
    [InlineData("""{"username":"x8x","email":"x8@example.com","password":"longenough","role":""}""")]
    [InlineData("""{"username":"","email":"x9@example.com","password":"longenough","role":"user"}""")]
    [InlineData("""{"username":"with space","email":"x10@example.com","password":"longenough","role":"user"}""")]
    [InlineData("""{"username":"nul\u0000nul","email":"x11@example.com","password":"longenough","role":"user"}""")]
    [InlineData("""{"username":"x12@example.com","email":"x12@example.com","password":"longenough","role":"user"}""")]
    [InlineData("""{"username":12345,"email":"x13@example.com","password":"longenough","role":"user"}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{")]
    public async Task Create_WithAFieldThatBreaksARule_Is400(string body)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Post("/api/users", body)).ShouldBeRefused(400);
    }

    [Theory]
    [InlineData(300, 12)]
    [InlineData(10, 10_000)]
    public async Task Create_WithEndlessFields_Is400(int nameLength, int passwordLength)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Post("/api/users", Body(new string('n', nameLength), password: new string('p', passwordLength)));

        reply.ShouldBeRefused(400);
    }

    [Theory]
    [InlineData("taken", "other@example.com")]
    [InlineData("TAKEN", "other@example.com")]
    [InlineData("another", "taken@example.com")]
    [InlineData("another", "Taken@Example.COM")]
    public async Task Create_WithATakenNameOrEmail_Is400(string name, string email)
    {
        using var admin = await application.SignedInAs("admin");
        (await admin.Post("/api/users", Body("taken"))).Status.ShouldBeOneOf(201, 400);

        (await admin.Post("/api/users", Body(name, email))).ShouldBeRefused(400);
    }

    [Fact]
    public async Task Create_SixteenTimesAtOnceWithOneName_SucceedsOnce()
    {
        using var admin = await application.SignedInAs("admin");

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => admin.Post("/api/users", Body("contested"))));

        replies.Count(reply => reply.Status == 201).ShouldBe(1);
        replies.Where(reply => reply.Status != 201).ShouldAllBe(reply => reply.Status == 400);
    }

    [Fact]
    public async Task Create_WithIdStatusAndStamp_IgnoresThem()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Post(
            "/api/users",
            """{"id":1,"username":"smuggler","email":"smuggler@example.com","password":"longenough","role":"user","is_admin":true,"permissions":["user:view"],"security_stamp":"x"}""");

        reply.ShouldBe(201).Data.GetProperty("id").GetInt32().ShouldNotBe(1);
        using var smuggler = await application.SignedInAs("smuggler", "longenough");
        (await smuggler.Get("/api/users")).ShouldBeRefused(403);
    }

    [Fact]
    public async Task Update_OfSomeFields_ChangesThemAndNoOther()
    {
        var id = await application.CreateUser("changing");
        using var admin = await application.SignedInAs("admin");

        (await admin.Put($"/api/users/{id}", """{"email":"changed@example.com"}""")).ShouldBe(200, "更新成功");

        using var after = await admin.Get($"/api/users/{id}");
        after.Data.GetProperty("email").GetString().ShouldBe("changed@example.com");
        after.Data.GetProperty("username").GetString().ShouldBe("changing");
        after.Data.GetProperty("status").GetInt32().ShouldBe(1);
        (await application.SignIn("changing")).AccessToken.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"username":"updated-to-taken"}""")]
    [InlineData("""{"email":"updated-to-taken@example.com"}""")]
    [InlineData("""{"email":"nonsense"}""")]
    [InlineData("""{"username":"a b"}""")]
    [InlineData("""{"role":"root"}""")]
    [InlineData("""{"role":""}""")]
    [InlineData("""{"status":2}""")]
    [InlineData("""{"status":-1}""")]
    [InlineData("""{"status":"on"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Update_WithAFieldThatBreaksARule_Is400AndChangesNothing(string body)
    {
        using var admin = await application.SignedInAs("admin");
        (await admin.Post("/api/users", Body("updated-to-taken"))).Status.ShouldBeOneOf(201, 400);
        var id = await application.CreateUser($"unchanged{Guid.NewGuid():N}");
        using var before = await admin.Get($"/api/users/{id}");

        (await admin.Put($"/api/users/{id}", body)).ShouldBeRefused(400);

        (await admin.Get($"/api/users/{id}")).Body.ShouldBe(before.Body);
    }

    [Theory]
    [InlineData("999999", 404)]
    [InlineData("abc", 400)]
    public async Task Update_OfAnIdThatIsNone_IsRefused(string id, int status)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Put($"/api/users/{id}", """{"status":1}""")).ShouldBeRefused(status);
    }

    [Fact]
    public async Task Delete_OfAUser_FreesNameAndEmail()
    {
        var id = await application.CreateUser("phoenix");
        using var admin = await application.SignedInAs("admin");

        (await admin.Delete($"/api/users/{id}")).ShouldBe(200, "删除成功");

        (await admin.Get($"/api/users/{id}")).ShouldBeRefused(404);
        (await admin.Delete($"/api/users/{id}")).ShouldBeRefused(400);
        (await admin.Put($"/api/users/{id}", """{"status":1}""")).ShouldBeRefused(404);
        (await application.CreateUser("phoenix")).ShouldNotBe(id);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task Delete_OfAnIdThatIsNone_Is400(string id)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Delete($"/api/users/{id}")).ShouldBeRefused(400);
    }

    private static string Body(string name, string? email = null, string password = "longenough", string role = "user") =>
        $$"""{"username":"{{name}}","email":"{{email ?? name + "@example.com"}}","password":"{{password}}","role":"{{role}}"}""";
}

public sealed class UserWritingOnSqlite(PlatformApplication application) : UserWritingTests(application), IClassFixture<PlatformApplication>;

public sealed class UserWritingOnPostgres(PostgresApplication application) : UserWritingTests(application), IClassFixture<PostgresApplication>;
