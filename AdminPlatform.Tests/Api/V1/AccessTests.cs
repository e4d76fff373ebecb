using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class AccessOnSqlite(PlatformApplication application) : AccessTests(application), IClassFixture<PlatformApplication>;

public sealed class AccessOnPostgres(PostgresApplication application) : AccessTests(application), IClassFixture<PostgresApplication>;

/// <summary><c>/api/v1/admin/roles</c> and <c>/api/v1/admin/permissions</c>.</summary>
public abstract class AccessTests(PlatformApplication application)
{
    private const string Roles = "/api/v1/admin/roles";
    private const string Permissions = "/api/v1/admin/permissions";

    [Fact]
    public async Task Role_FromCreationToDeletion_AnswersAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");

        using var created = await admin.Post($"{Roles}/create", """{"name":"moderator","description":"looks after users","permissions":["user:view","user:edit"]}""");
        var role = created.ShouldSucceed("创建成功").Data;
        var id = role.Number("id");
        (role.Text("name"), role.Text("description"), role.GetProperty("is_active").GetBoolean(), role.GetProperty("is_built_in").GetBoolean()).ShouldBe(("moderator", "looks after users", true, false));
        role.GetProperty("permissions").Names().ShouldBe(["user:edit", "user:view"]);
        (await admin.Get($"{Roles}/{id}")).ShouldSucceed("获取成功").Data.GetRawText().ShouldBe(role.GetRawText());

        using var list = await admin.Get($"{Roles}/list");
        list.ShouldSucceed("获取成功").Data.EnumerateObject().Select(member => member.Name).ShouldBe(["roles", "total", "page", "limit"]);
        list.Data.GetProperty("roles").EnumerateArray().Select(item => item.Text("name")).ShouldContain("moderator");

        using var updated = await admin.Put($"{Roles}/{id}", """{"name":"moderators","description":"","permissions":["user:view"]}""");
        updated.ShouldSucceed("更新成功").Data.GetProperty("permissions").Names().ShouldBe(["user:view"]);
        updated.Data.Text("name").ShouldBe("moderators");

        (await admin.Delete($"{Roles}/{id}")).ShouldSucceed("删除成功");
        (await admin.Get($"{Roles}/{id}")).ShouldFail(404, "NOT_FOUND");
        (await admin.Put($"{Roles}/{id}", "{}")).ShouldFail(404, "NOT_FOUND");
        (await admin.Delete($"{Roles}/{id}")).ShouldFail(404, "NOT_FOUND");
        (await admin.Get($"{Roles}/abc")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("""{"name":"admin"}""")]
    [InlineData("""{"name":"ADMIN"}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"description":"nameless"}""")]
    [InlineData("""{"name":"r1","permissions":["no:such"]}""")]
    [InlineData("""{"name":"r2","permissions":[null]}""")]
    [InlineData("""{"name":"r3","permissions":[1]}""")]
    [InlineData("""{"name":"a\u0000b"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task CreateRole_Wrong_Is400(string body)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Post($"{Roles}/create", body)).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task UpdateRole_PermissionsAndStatus_HoldOnTheNextRequest()
    {
        await application.CreateUserWho("governed", "user:view");
        using var admin = await application.SignedInAs("admin");
        using var user = await application.SignedInAs("governed");
        using var list = await admin.Get($"{Roles}/list");
        var id = list.Data.GetProperty("roles").EnumerateArray().Single(role => role.Text("name") == "role-of-governed").Number("id");
        (await user.Get("/api/v1/users/stats")).ShouldSucceed();

        (await admin.Put($"{Roles}/{id}", """{"is_active":false}""")).ShouldSucceed().Data.Number("status").ShouldBe(0);
        (await user.Get("/api/v1/users/stats")).ShouldFail(403, "FORBIDDEN");
        (await user.Get("/api/v1/auth/profile")).Data.GetProperty("permissions").Names().ShouldBeEmpty();
        (await admin.Put($"{Roles}/{id}", """{"is_active":true}""")).ShouldSucceed();
        (await user.Get("/api/v1/auth/profile")).Data.GetProperty("permissions").Names().ShouldBe(["user:view"]);
        (await admin.Put($"{Roles}/{id}", """{"permissions":[]}""")).ShouldSucceed();
        (await user.Get("/api/v1/users/stats")).ShouldFail(403, "FORBIDDEN");
        (await user.Get("/api/v1/auth/profile")).Data.GetProperty("permissions").Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task BuiltInRole_RenamedOrDeleted_IsRefused()
    {
        using var admin = await application.SignedInAs("admin");
        using var list = await admin.Get($"{Roles}/list");
        var id = list.Data.GetProperty("roles").EnumerateArray().Single(role => role.Text("name") == "admin").Number("id");

        (await admin.Delete($"{Roles}/{id}")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Put($"{Roles}/{id}", """{"name":"root"}""")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Permission_FromCreationToDeletion_AnswersAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");

        using var created = await admin.Post($"{Permissions}/create", """{"name":"report:read","description":"read reports","resource":"report","action":"read"}""");
        var permission = created.ShouldSucceed("创建成功").Data;
        var id = permission.Number("id");
        (permission.Text("name"), permission.Text("description"), permission.Text("resource"), permission.Text("action")).ShouldBe(("report:read", "read reports", "report", "read"));
        (await admin.Get($"{Permissions}/{id}")).ShouldSucceed("获取成功").Data.GetRawText().ShouldBe(permission.GetRawText());

        using var list = await admin.Get($"{Permissions}/list");
        list.ShouldSucceed("获取成功").Data.EnumerateObject().Select(member => member.Name).ShouldBe(["permissions", "total", "page", "limit"]);
        list.Data.GetProperty("permissions").EnumerateArray().Select(item => item.Text("name")).ShouldContain("report:read");
        using var page = await admin.Get($"{Permissions}/list?page=2&limit=3");
        page.ShouldSucceed().Data.GetProperty("permissions").GetArrayLength().ShouldBe(3);
        (await admin.Get($"{Permissions}/list?page=2147483647&limit=100")).ShouldSucceed().Data.GetProperty("permissions").GetArrayLength().ShouldBe(0);
        (await admin.Get($"{Permissions}/list?limit=101")).ShouldFail(400, "VALIDATION_ERROR");

        (await admin.Put($"{Permissions}/{id}", """{"description":"read all reports","resource":"reports"}""")).ShouldSucceed("更新成功").Data.Text("resource").ShouldBe("reports");
        (await admin.Post($"{Permissions}/create", """{"name":"REPORT:read"}""")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Delete($"{Permissions}/{id}")).ShouldSucceed("删除成功");
        (await admin.Get($"{Permissions}/{id}")).ShouldFail(404, "NOT_FOUND");
        (await admin.Put($"{Permissions}/{id}", "{}")).ShouldFail(404, "NOT_FOUND");
        (await admin.Delete($"{Permissions}/{id}")).ShouldFail(404, "NOT_FOUND");
        (await admin.Get($"{Permissions}/abc")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("""{"description":"nameless"}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":["x"]}""")]
    [InlineData("""{"name":"user:view"}""")]
    [InlineData("""{"name":"a\u0000b"}""")]
    [InlineData("{")]
    public async Task CreatePermission_Wrong_Is400(string body)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Post($"{Permissions}/create", body)).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task DeclaredPermission_DeletedOrRenamed_IsRefusedAndDescribedInTheCallersLanguage()
    {
        using var admin = await application.SignedInAs("admin");
        using var list = await admin.Get($"{Permissions}/list");
        var declared = list.Data.GetProperty("permissions").EnumerateArray().Single(permission => permission.Text("name") == "user:view");
        using var english = await admin.Send("GET", $"{Permissions}/{declared.Number("id")}", headers: ("Accept-Language", "en"));

        declared.GetProperty("is_built_in").GetBoolean().ShouldBeTrue();
        (declared.Text("resource"), declared.Text("action")).ShouldBe(("user", "view"));
        english.ShouldSucceed();
        (await admin.Delete($"{Permissions}/{declared.Number("id")}")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Put($"{Permissions}/{declared.Number("id")}", """{"name":"user:look"}""")).ShouldFail(400, "VALIDATION_ERROR");
    }
}
