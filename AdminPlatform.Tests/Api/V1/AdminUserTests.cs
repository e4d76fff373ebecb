using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class AdminUserOnSqlite(PlatformApplication application) : AdminUserTests(application), IClassFixture<PlatformApplication>;

public sealed class AdminUserOnPostgres(PostgresApplication application) : AdminUserTests(application), IClassFixture<PostgresApplication>;

/// <summary><c>/api/v1/admin/users</c>, as neoscan has it.</summary>
public abstract class AdminUserTests(PlatformApplication application)
{
    private const string Users = "/api/v1/admin/users";

    [Fact]
    public async Task Create_AsDocumented_ListsAndReadsTheUser()
    {
        using var admin = await application.SignedInAs("admin");

        using var created = await admin.Post($"{Users}/create", """{"username":"findable","email":"findable@example.com","password":"battery-staple-7","roles":["user"]}""");
        using var list = await admin.Get($"{Users}/list?page=1&limit=5&search=FINDABLE");

        var user = created.ShouldSucceed("创建成功").Data;
        (user.Text("username"), user.Text("email"), user.GetProperty("is_active").GetBoolean()).ShouldBe(("findable", "findable@example.com", true));
        var data = list.ShouldSucceed("获取成功").Data;
        data.EnumerateObject().Select(member => member.Name).ShouldBe(["users", "total", "page", "limit"]);
        (data.Number("total"), data.Number("page"), data.Number("limit")).ShouldBe((1, 1, 5));
        data.GetProperty("users")[0].GetRawText().ShouldBe(user.GetRawText());
        (await admin.Get($"{Users}/{user.Number("id")}")).ShouldSucceed("获取成功").Data.GetRawText().ShouldBe(user.GetRawText());
        (await admin.Get($"{Users}/list")).ShouldSucceed().Data.Number("limit").ShouldBe(10);
    }

    [Fact]
    public async Task Create_WithoutRoles_GivesTheRoleUser()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Post($"{Users}/create", """{"username":"roleless","password":"battery-staple-7"}""");

        reply.ShouldSucceed().Data.GetProperty("roles").Names().ShouldBe(["user"]);
        reply.Data.Text("email").ShouldBe("");
    }

    /// <summary>The document knows no 409: what is taken is a mistake in the request here.</summary>
    [Theory]
    [InlineData("""{"username":"occupied","password":"battery-staple-7"}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"occupied2","password":"battery-staple-7","email":"OCCUPIED@example.com"}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"roles1","password":"battery-staple-7","roles":["no-such-role"]}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"roles2","password":"battery-staple-7","roles":[null]}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"roles3","password":"battery-staple-7","roles":"admin"}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"roles4","password":"battery-staple-7","roles":["a\u0000b"]}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"short","password":"12345"}""", "PASSWORD_INVALID")]
    [InlineData("""{"password":"battery-staple-7"}""", "VALIDATION_ERROR")]
    [InlineData("{}", "VALIDATION_ERROR")]
    [InlineData("[]", "VALIDATION_ERROR")]
    [InlineData("{", "VALIDATION_ERROR")]
    public async Task Create_Wrong_Is400(string body, string error)
    {
        using var admin = await application.SignedInAs("admin");
        (await admin.Post($"{Users}/create", """{"username":"occupied","password":"battery-staple-7","email":"occupied@example.com"}""")).Status.ShouldBeOneOf(200, 400);

        (await admin.Post($"{Users}/create", body)).ShouldFail(400, error);
    }

    [Fact]
    public async Task Update_AsDocumented_HoldsOnTheNextRequest()
    {
        var id = await application.CreateUser("before");
        using var admin = await application.SignedInAs("admin");
        using var user = await application.SignedInAs("before");

        using var reply = await admin.Put($"{Users}/{id}", """{"username":"after","email":"after@example.com","roles":["user","viewer"]}""");

        reply.ShouldSucceed("更新成功").Data.GetProperty("roles").Names().ShouldBe(["viewer", "user"], ignoreOrder: true);
        using var self = await user.Get("/api/v1/auth/profile");
        self.ShouldSucceed().Data.Text("username").ShouldBe("after");
        (await user.Get("/api/v1/user/permissions")).Data.Names().ShouldContain("server:view");
        (await admin.Put($"{Users}/{id}", """{"roles":["user"]}""")).ShouldSucceed();
        (await user.Get("/api/v1/user/permissions")).Data.Names().ShouldNotContain("server:view");
        (await admin.Put($"{Users}/{id}", """{"username":"admin"}""")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Put($"{Users}/{id}", """{"roles":["nonsense"]}""")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Deactivate_OfAUser_SignsThemOutUntilTheyAreActivated()
    {
        var id = await application.CreateUser("switched");
        using var admin = await application.SignedInAs("admin");
        using var user = await application.SignedInAs("switched");

        (await admin.Post($"{Users}/{id}/deactivate")).ShouldSucceed("停用成功").Data.GetProperty("is_active").GetBoolean().ShouldBeFalse();
        (await user.Get("/api/v1/auth/profile")).ShouldFail(401, "JWT_INVALID");
        (await user.Post("/api/v1/auth/login", $$"""{"username":"switched","password":"{{PlatformApplication.UserPassword}}"}""")).ShouldFail(403, "USER_INACTIVE");
        (await admin.Post($"{Users}/{id}/activate")).ShouldSucceed("激活成功").Data.Number("status").ShouldBe(1);
        (await application.SignIn("switched")).AccessToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Delete_OfAUser_IsForGood()
    {
        var id = await application.CreateUser("doomed");
        using var admin = await application.SignedInAs("admin");
        using var user = await application.SignedInAs("doomed");

        (await admin.Delete($"{Users}/{id}")).ShouldSucceed("删除成功");

        (await user.Get("/api/v1/auth/profile")).ShouldFail(401, "JWT_INVALID");
        foreach (var (verb, path) in new[] { ("GET", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/activate"), ("POST", "/deactivate") })
        {
            (await admin.Send(verb, $"{Users}/{id}{path}", verb == "PUT" ? "{}" : null)).ShouldFail(404, "USER_NOT_FOUND");
        }

        (await admin.Get($"{Users}/abc")).ShouldFail(400, "VALIDATION_ERROR");
    }

    /// <summary>Abuse case 12.</summary>
    [Fact]
    public async Task Change_OfOneself_CannotLockOut()
    {
        using var admin = await application.SignedInAs("admin");
        using var self = await admin.Get("/api/v1/auth/profile");
        var id = self.Data.Number("id");

        (await admin.Delete($"{Users}/{id}")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Post($"{Users}/{id}/deactivate")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Put($"{Users}/{id}", """{"roles":["user"]}""")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Put($"{Users}/{id}", """{"roles":[]}""")).ShouldFail(400, "VALIDATION_ERROR");
    }
}
