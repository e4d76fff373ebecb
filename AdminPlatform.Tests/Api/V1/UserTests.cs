using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class UserOnSqlite(PlatformApplication application) : UserTests(application), IClassFixture<PlatformApplication>;

public sealed class UserOnPostgres(PostgresApplication application) : UserTests(application), IClassFixture<PostgresApplication>;

/// <summary><c>/api/v1/users</c>, as go-demo has it.</summary>
public abstract class UserTests(PlatformApplication application)
{
    private const string Users = "/api/v1/users";

    [Fact]
    public async Task List_WhoMaySeeUsers_SeesAllByPages()
    {
        await application.CreateUser("listed1");
        await application.CreateUserWho("lister", "user:view");
        using var client = await application.SignedInAs("lister");

        using var all = await client.Get($"{Users}?size=100");
        using var defaults = await client.Get(Users);
        using var second = await client.Get($"{Users}?page=2&size=1");
        using var beyond = await client.Get($"{Users}?page=2147483647&size=100");

        var data = all.ShouldSucceed("获取成功").Data;
        data.EnumerateObject().Select(member => member.Name).ShouldBe(["users", "total", "page", "size"]);
        (defaults.ShouldSucceed().Data.Number("page"), defaults.Data.Number("size")).ShouldBe((1, 10));
        data.GetProperty("users").EnumerateArray().Select(user => user.Text("username")).ShouldContain("listed1");
        second.ShouldSucceed().Data.GetProperty("users").GetArrayLength().ShouldBe(1);
        second.Data.GetProperty("users")[0].Text("username").ShouldNotBe("admin");
        beyond.ShouldSucceed().Data.GetProperty("users").GetArrayLength().ShouldBe(0);
        beyond.Data.Number("total").ShouldBe(data.Number("total"));
    }

    [Fact]
    public async Task List_WhoMayNot_SeesThemselfAlone()
    {
        await application.CreateUser("lonely");
        using var client = await application.SignedInAs("lonely");

        using var list = await client.Get(Users);

        list.ShouldSucceed("获取成功").Data.Number("total").ShouldBe(1);
        var self = list.Data.GetProperty("users").EnumerateArray().ShouldHaveSingleItem();
        self.Text("username").ShouldBe("lonely");
        (await client.Get($"{Users}?page=2")).ShouldSucceed().Data.GetProperty("users").GetArrayLength().ShouldBe(0);
        (await client.Get($"{Users}/{self.Number("id")}")).ShouldSucceed().Data.GetRawText().ShouldBe(self.GetRawText());
        (await client.Get($"{Users}/1")).ShouldFail(403, "FORBIDDEN");
        (await client.Get($"{Users}/999999")).ShouldFail(403, "FORBIDDEN");
        (await client.Get($"{Users}/stats")).ShouldFail(403, "FORBIDDEN");
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("size=0")]
    [InlineData("size=101")]
    [InlineData("page=x")]
    [InlineData("size=1.5")]
    [InlineData("page=99999999999")]
    public async Task List_PageOutOfRange_Is400(string query)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"{Users}?{query}")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Get($"/api/v1/admin/users/list?{query.Replace("size", "limit", StringComparison.Ordinal)}")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Get_Unknown_IsNotFound()
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"{Users}/999999")).ShouldFail(404, "USER_NOT_FOUND");
        (await admin.Get($"{Users}/abc")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Put($"{Users}/999999", """{"status":1}""")).ShouldFail(404, "USER_NOT_FOUND");
        (await admin.Delete($"{Users}/999999")).ShouldFail(404, "USER_NOT_FOUND");
    }

    [Fact]
    public async Task Create_AsDocumented_AnswersTheUser()
    {
        await application.CreateUserWho("creator", "user:create");
        using var client = await application.SignedInAs("creator");

        using var reply = await client.Post(Users, """{"username":"newuser","password":"123456","email":"newuser@example.com","role":"admin","roles":["admin"],"status":0}""");

        var user = reply.ShouldSucceed("创建成功").Data;
        (user.Text("username"), user.Text("email"), user.Text("phone"), user.Number("status"), user.Text("role")).ShouldBe(("newuser", "newuser@example.com", "", 1, "user"));
        (await client.Post(Users, """{"username":"newuser","password":"123456"}""")).ShouldFail(409, "CONFLICT");
        (await client.Post(Users, """{"username":"newuser2","password":"123456","email":"NewUser@example.com"}""")).ShouldFail(409, "CONFLICT");
    }

    [Theory]
    [InlineData("""{"username":"ab","password":"123456"}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"abcdefghijklmnopqrstu","password":"123456"}""", "VALIDATION_ERROR")]
    [InlineData("""{"password":"123456"}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"nobody"}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":"nobody","password":"12345"}""", "PASSWORD_INVALID")]
    [InlineData("""{"username":"nobody","password":"123456","email":"nonsense"}""", "VALIDATION_ERROR")]
    [InlineData("""{"username":["nobody"],"password":"123456"}""", "VALIDATION_ERROR")]
    [InlineData("{", "VALIDATION_ERROR")]
    public async Task Create_FieldThatBreaksARule_Is400(string body, string error)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Post(Users, body)).ShouldFail(400, error);
    }

    [Fact]
    public async Task Update_EmailAndStatus_ChangesThemAndNothingElse()
    {
        var id = await application.CreateUser("updated");
        await application.CreateUser("in-the-way");
        using var admin = await application.SignedInAs("admin");
        using var user = await application.SignedInAs("updated");

        using var reply = await admin.Put($"{Users}/{id}", """{"email":"updated2@example.com","status":0,"username":"renamed","role":"admin","roles":["admin"]}""");

        var data = reply.ShouldSucceed("更新成功").Data;
        (data.Text("username"), data.Text("email"), data.Number("status"), data.Text("role")).ShouldBe(("updated", "updated2@example.com", 0, "user"));
        (await user.Get("/api/v1/auth/profile")).ShouldFail(401, "JWT_INVALID");
        (await admin.Put($"{Users}/{id}", """{"email":"in-the-way@example.com"}""")).ShouldFail(409, "CONFLICT");
        (await admin.Put($"{Users}/{id}", """{"status":2}""")).ShouldFail(400, "VALIDATION_ERROR");
        (await admin.Put($"{Users}/{id}", """{"email":"nonsense"}""")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Change_WithoutThePermission_IsForbidden()
    {
        var id = await application.CreateUser("protected");
        await application.CreateUserWho("viewer-only", "user:view");
        using var client = await application.SignedInAs("viewer-only");

        (await client.Post(Users, """{"username":"nobody","password":"123456"}""")).ShouldFail(403, "FORBIDDEN");
        (await client.Put($"{Users}/{id}", """{"status":0}""")).ShouldFail(403, "FORBIDDEN");
        (await client.Delete($"{Users}/{id}")).ShouldFail(403, "FORBIDDEN");
    }

    [Fact]
    public async Task Delete_OfAUser_IsForGood()
    {
        var id = await application.CreateUser("deleted");
        using var admin = await application.SignedInAs("admin");

        (await admin.Delete($"{Users}/{id}")).ShouldSucceed("删除成功").Data.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        (await admin.Get($"{Users}/{id}")).ShouldFail(404, "USER_NOT_FOUND");
        (await admin.Delete($"{Users}/1")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Stats_Always_CountWhatIsThere()
    {
        await using var own = await application.Another();
        using var admin = await own.SignedInAs("admin");
        await own.CreateUser("counted");
        var gone = await own.CreateUser("gone");
        using var before = await admin.Get($"{Users}/stats");

        (await admin.Delete($"{Users}/{gone}")).ShouldSucceed();
        using var list = await admin.Get($"{Users}?size=100");
        var last = list.Data.GetProperty("users")[1].Number("id");
        (await admin.Put($"{Users}/{last}", """{"status":0}""")).ShouldSucceed();
        using var after = await admin.Get($"{Users}/stats");

        Numbers(before).ShouldBe((3, 3, 0, 3, 3));
        Numbers(after).ShouldBe((2, 1, 1, 2, 2));

        static (int, int, int, int, int) Numbers(Reply reply)
        {
            var data = reply.ShouldSucceed("获取成功").Data;
            return (data.Number("total"), data.Number("active"), data.Number("inactive"), data.Number("today_registered"), data.Number("this_month_registered"));
        }
    }
}
