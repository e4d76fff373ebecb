using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public sealed class PermissionTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Path = $"{AdminWire.Base}/permissions";

    [Fact]
    public async Task List_OfAModule_IsAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");

        using var all = await admin.Get(Path);
        using var some = await admin.Get($"{Path}?module=user");
        using var none = await admin.Get($"{Path}?module=nothing-of-that-name");

        some.ShouldSucceed().ShouldFollowTheConventions();
        some.Data.Names().ShouldBe(["items", "total"]);
        some.Data.GetProperty("items")[0].Names().ShouldBe(["id", "name", "description", "module", "action", "status", "created_at", "updated_at"]);
        some.Data.GetProperty("items").EnumerateArray().Select(permission => permission.GetProperty("name").GetString())
            .ShouldBe(["user:view", "user:create", "user:edit", "user:delete"]);
        some.Data.GetProperty("total").GetInt32().ShouldBe(4);
        all.ShouldSucceed().Data.GetProperty("total").GetInt32().ShouldBeGreaterThan(4);
        none.ShouldSucceed().Data.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Modules_Always_AreAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get($"{Path}/modules");

        reply.ShouldSucceed().ShouldFollowTheConventions().Data.Names().ShouldBe(["items"]);
        var module = reply.Data.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "role");
        module.Names().ShouldBe(["name", "permissions"]);
        module.GetProperty("permissions")[0].Names().ShouldBe(["id", "name", "description"]);
        module.GetProperty("permissions").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task Permission_OfOnesOwn_IsMadeChangedAndDeleted()
    {
        using var admin = await application.SignedInAs("admin");

        using var made = await admin.Post(Path, """{"name":"report:view","description":"View reports","module":"report"}""");
        var id = made.ShouldSucceed().ShouldFollowTheConventions().Data.GetProperty("id").GetInt32();
        made.Data.GetProperty("status").GetInt32().ShouldBe(1);
        made.Data.GetProperty("description").GetString().ShouldBe("View reports");

        using var changed = await admin.Put($"{Path}/{id}", """{"description":"View all reports"}""");
        changed.ShouldSucceed().Data.GetProperty("description").GetString().ShouldBe("View all reports");
        changed.Data.GetProperty("name").GetString().ShouldBe("report:view");

        (await admin.Delete($"{Path}/{id}")).ShouldSucceed().Data.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await admin.Get($"{Path}/{id}")).ShouldFail(404, 3001);
    }

    [Fact]
    public async Task Delete_OfAPermissionThatARoleHolds_Is3002UntilItIsTaken()
    {
        using var admin = await application.SignedInAs("admin");
        var id = (await admin.Post(Path, """{"name":"ledger:view"}""")).ShouldSucceed().Data.GetProperty("id").GetInt32();
        var role = await admin.CreateRole("keeper-of-the-ledger", "ledger:view");

        (await admin.Delete($"{Path}/{id}")).ShouldFail(422, 3002);

        (await admin.Put($"{AdminWire.Base}/roles/{role}", """{"permission_ids":[]}""")).ShouldSucceed();
        (await admin.Delete($"{Path}/{id}")).ShouldSucceed();
    }

    [Fact]
    public async Task Delete_OfADeclaredPermission_Is422()
    {
        using var admin = await application.SignedInAs("admin");
        var id = (await admin.PermissionIds())["session:revoke"];

        (await admin.Delete($"{Path}/{id}")).ShouldFail(422);

        (await admin.Get($"{Path}/{id}")).ShouldSucceed();
    }

    [Theory]
    [InlineData("{}", 400, "name")]
    [InlineData("""{"name":7}""", 400, "name")]
    [InlineData("""{"name":"a:b","status":9}""", 422, "status")]
    [InlineData("""{"name":"user:view"}""", 422, "name")]
    public async Task Create_WithWhatCannotBe_NamesTheField(string body, int status, string field)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Post(Path, body)).ShouldFail(status).Data.Names().ShouldBe([field]);
    }

    [Theory]
    [InlineData("999999", 404, 3001)]
    [InlineData("abc", 400, 400)]
    public async Task AnyVerb_WithAnIdThatIsNone_IsRefused(string id, int status, int code)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"{Path}/{id}")).ShouldFail(status, code);
        (await admin.Put($"{Path}/{id}", "{}")).ShouldFail(status, code);
        (await admin.Delete($"{Path}/{id}")).ShouldFail(status, code);
    }
}
