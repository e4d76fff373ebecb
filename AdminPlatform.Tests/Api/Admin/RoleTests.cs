using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public abstract class RoleTests(PlatformApplication application)
{
    private const string Path = $"{AdminWire.Base}/roles";

    private static readonly string[] s_fields = ["id", "name", "description", "status", "permissions", "created_at", "updated_at"];

    [Fact]
    public async Task List_OfRoles_HasTheirPermissionsAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get(Path);

        reply.ShouldSucceed().ShouldFollowTheConventions();
        reply.Data.Names().ShouldBe(["items", "total", "page", "per_page"]);
        var first = reply.Data.GetProperty("items")[0];
        first.Names().ShouldBe(s_fields);
        first.GetProperty("name").GetString().ShouldBe("admin");
        first.GetProperty("permissions")[0].Names().ShouldBe(["id", "name", "description"]);
    }

    [Fact]
    public async Task Description_OfWhatShipsWithTheProduct_IsInTheCallersLanguage()
    {
        using var admin = await application.SignedInAs("admin");

        using var chinese = await admin.Get($"{Path}/1");
        using var english = await admin.Send("GET", $"{Path}/1", headers: ("Accept-Language", "en"));

        foreach (var texts in new[] { chinese, english }.Select(reply => reply.ShouldSucceed().Data))
        {
            texts.GetProperty("description").GetString().ShouldNotBeNullOrEmpty();
            texts.GetProperty("permissions")[0].GetProperty("description").GetString().ShouldNotBeNullOrEmpty();
        }

        english.Data.GetProperty("description").GetString().ShouldNotBe(chinese.Data.GetProperty("description").GetString());
    }

    [Fact]
    public async Task List_BySearchAndStatus_IsWhatMatches()
    {
        using var admin = await application.SignedInAs("admin");
        (await admin.Post(Path, """{"name":"finder-on","description":"Finds"}""")).ShouldSucceed();
        (await admin.Post(Path, """{"name":"finder-off","status":0}""")).ShouldSucceed();

        using var all = await admin.Get($"{Path}?search=FINDER&per_page=1");
        using var disabled = await admin.Get($"{Path}?search=finder&status=0");

        all.ShouldSucceed().Data.GetProperty("total").GetInt32().ShouldBe(2);
        all.Data.GetProperty("items").GetArrayLength().ShouldBe(1);
        disabled.ShouldSucceed().Data.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("finder-off");
    }

    [Fact]
    public async Task Create_WithAllFields_Answers200AsDocumented()
    {
        using var admin = await application.SignedInAs("admin");
        var ids = await admin.PermissionIds();

        using var reply = await admin.Post(
            Path, $$"""{"name":"editor","description":"Content Editor","status":1,"permission_ids":[{{ids["user:view"]}},{{ids["role:view"]}}]}""");

        reply.ShouldSucceed().ShouldFollowTheConventions().Data.Names().ShouldBe(s_fields);
        reply.Data.GetProperty("description").GetString().ShouldBe("Content Editor");
        using var read = await admin.Get($"{Path}/{reply.Data.GetProperty("id").GetInt32()}");
        read.ShouldSucceed().Data.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetProperty("name").GetString())
            .ShouldBe(["user:view", "role:view"], ignoreOrder: true);
    }

    [Fact]
    public async Task Write_WithATakenName_Is2002()
    {
        using var admin = await application.SignedInAs("admin");
        await admin.CreateRole("taken");
        var other = await admin.CreateRole("other");

        (await admin.Post(Path, """{"name":"TAKEN"}""")).ShouldFail(422, 2002).Data.Names().ShouldBe(["name"]);
        (await admin.Put($"{Path}/{other}", """{"name":"taken"}""")).ShouldFail(422, 2002);
        (await admin.Put($"{Path}/{other}", """{"name":"other"}""")).ShouldSucceed();
    }

    [Fact]
    public async Task Write_WithAPermissionThatDoesNotExist_Is3001()
    {
        using var admin = await application.SignedInAs("admin");
        var id = await admin.CreateRole("of-unknown", "user:view");

        (await admin.Post(Path, """{"name":"never","permission_ids":[999999]}""")).ShouldFail(404, 3001);
        (await admin.Put($"{Path}/{id}", """{"permission_ids":[0]}""")).ShouldFail(404, 3001);

        (await admin.Get($"{Path}/{id}")).Data.GetProperty("permissions").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("POST", "{}", 400, "name")]
    [InlineData("POST", """{"name":""}""", 400, "name")]
    [InlineData("POST", """{"name":5}""", 400, "name")]
    [InlineData("POST", """{"name":"fine","permission_ids":["user:view"]}""", 400, "permission_ids[0]")]
    [InlineData("POST", """{"name":"fine","status":2}""", 422, "status")]
    [InlineData("PUT", """{"status":"1"}""", 400, "status")]
    [InlineData("PUT", """{"status":-1}""", 422, "status")]
    public async Task Write_WithWhatCannotBe_NamesTheField(string verb, string body, int status, string field)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Send(verb, verb == "POST" ? Path : $"{Path}/4", body);

        reply.ShouldFail(status).Data.Names().ShouldBe([field]);
    }

    [Fact]
    public async Task Disable_OfARole_TakesItsRightsOnTheNextRequest()
    {
        using var admin = await application.SignedInAs("admin");
        var role = await admin.CreateRole("switchable", "role:view");
        await admin.CreateUser("switched", role);
        using var user = application.WithToken((await application.SignInHere("switched")).AccessToken);
        (await user.Get(Path)).ShouldSucceed();

        (await admin.Put($"{Path}/{role}", """{"status":0}""")).ShouldSucceed().Data.GetProperty("status").GetInt32().ShouldBe(0);
        (await user.Get(Path)).ShouldFail(403);

        (await admin.Put($"{Path}/{role}", """{"status":1}""")).ShouldSucceed();
        (await user.Get(Path)).ShouldSucceed();

        (await admin.Put($"{Path}/{role}", """{"permission_ids":[]}""")).ShouldSucceed();
        (await user.Get(Path)).ShouldFail(403);
    }

    [Fact]
    public async Task Delete_OfARole_OnlyOfOneThatNobodyHas()
    {
        using var admin = await application.SignedInAs("admin");
        var (free, held) = (await admin.CreateRole("free"), await admin.CreateRole("held"));
        await admin.CreateUser("holder", held);

        (await admin.Delete($"{Path}/{free}")).ShouldSucceed().Data.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await admin.Get($"{Path}/{free}")).ShouldFail(404, 2001);
        (await admin.Delete($"{Path}/{held}")).ShouldFail(422);
        (await admin.Get($"{Path}/{held}")).ShouldSucceed();
    }

    [Theory]
    [InlineData("PUT", """{"name":"root"}""")]
    [InlineData("PUT", """{"status":0}""")]
    [InlineData("DELETE", null)]
    public async Task Change_OfTheBuiltInAdmin_IsRefused(string verb, string? body)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Send(verb, $"{Path}/1", body)).ShouldFail(422);

        (await admin.Get(Path)).ShouldSucceed();
    }

    [Theory]
    [InlineData("999999", 404, 2001)]
    [InlineData("0", 404, 2001)]
    [InlineData("abc", 400, 400)]
    public async Task AnyVerb_WithAnIdThatIsNone_IsRefused(string id, int status, int code)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"{Path}/{id}")).ShouldFail(status, code);
        (await admin.Put($"{Path}/{id}", "{}")).ShouldFail(status, code);
        (await admin.Delete($"{Path}/{id}")).ShouldFail(status, code);
    }
}

public sealed class RolesOnSqlite(PlatformApplication application) : RoleTests(application), IClassFixture<PlatformApplication>;

public sealed class RolesOnPostgres(PlatformOnPostgres application) : RoleTests(application), IClassFixture<PlatformOnPostgres>;
