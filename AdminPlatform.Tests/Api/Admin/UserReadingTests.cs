using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public abstract class UserReadingTests(PlatformApplication application)
{
    private const string Path = $"{AdminWire.Base}/users";

    [Fact]
    public async Task List_WithoutParameters_IsTheFirstPageOfTwentyAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get(Path);

        reply.ShouldSucceed().ShouldFollowTheConventions();
        reply.Data.Names().ShouldBe(["items", "total", "page", "per_page"]);
        reply.Data.GetProperty("page").GetInt32().ShouldBe(1);
        reply.Data.GetProperty("per_page").GetInt32().ShouldBe(20);
        reply.Data.GetProperty("items")[0].Names().ShouldBe(
            ["id", "username", "email", "nickname", "avatar", "status", "last_login_at", "created_at", "updated_at"]);
        reply.Body.ShouldNotContain("password", Case.Insensitive);
    }

    [Fact]
    public async Task List_BySearchStatusAndPage_IsWhatMatches()
    {
        using var admin = await application.SignedInAs("admin");
        for (var number = 1; number <= 3; number++)
        {
            await admin.CreateUser($"seeker-{number}");
        }

        var off = await admin.CreateUser("seeker-off");
        (await admin.Put($"{Path}/{off}", """{"status":0}""")).ShouldSucceed();

        using var page = await admin.Get($"{Path}?search=SEEKER&status=1&page=2&per_page=2");
        using var disabled = await admin.Get($"{Path}?search=seeker&status=0");

        page.ShouldSucceed().Data.GetProperty("total").GetInt32().ShouldBe(3);
        page.Data.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("username").GetString().ShouldBe("seeker-3");
        disabled.ShouldSucceed().Data.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetInt32().ShouldBe(off);
    }

    [Theory]
    [InlineData("page=0", 422, "page")]
    [InlineData("page=-1", 422, "page")]
    [InlineData("per_page=0", 422, "per_page")]
    [InlineData("per_page=101", 422, "per_page")]
    [InlineData("status=2", 422, "status")]
    [InlineData("status=-1", 422, "status")]
    [InlineData("page=one", 400, "page")]
    [InlineData("per_page=99999999999", 400, "per_page")]
    [InlineData("status=enabled", 400, "status")]
    public async Task List_OutOfRange_NamesTheParameter(string query, int status, string field)
    {
        using var admin = await application.SignedInAs("admin");

        foreach (var list in new[] { "users", "roles", "logs/login", "logs/operation" })
        {
            using var reply = await admin.Get($"{AdminWire.Base}/{list}?{query}");
            reply.ShouldFail(status).Data.Names().ShouldBe([field], list);
        }
    }

    [Fact]
    public async Task List_BeyondTheLastPage_IsEmpty()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get($"{Path}?page=2147483647&per_page=100");

        reply.ShouldSucceed().Data.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Get_OfAUser_HasTheirRolesAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");
        var role = await admin.CreateRole("reader-of-users", "user:view");
        var id = await admin.CreateUser("well-read", role);

        using var reply = await admin.Get($"{Path}/{id}");

        reply.ShouldSucceed().ShouldFollowTheConventions();
        reply.Data.Names().ShouldBe(["id", "username", "email", "nickname", "avatar", "status", "roles", "last_login_at", "created_at", "updated_at"]);
        var held = reply.Data.GetProperty("roles").EnumerateArray().ShouldHaveSingleItem();
        held.Names().ShouldBe(["id", "name", "description"]);
        held.GetProperty("id").GetInt32().ShouldBe(role);
        held.GetProperty("name").GetString().ShouldBe("reader-of-users");
    }

    [Theory]
    [InlineData("2147483647", 404, 1001)]
    [InlineData("0", 404, 1001)]
    [InlineData("-1", 404, 1001)]
    [InlineData("abc", 400, 400)]
    [InlineData("2147483648", 400, 400)]
    [InlineData("1e3", 400, 400)]
    public async Task AnyVerb_WithAnIdThatIsNone_IsRefused(string id, int status, int code)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"{Path}/{id}")).ShouldFail(status, code);
        (await admin.Put($"{Path}/{id}", "{}")).ShouldFail(status, code);
        (await admin.Delete($"{Path}/{id}")).ShouldFail(status, code);
    }
}

public sealed class UserReadingOnSqlite(PlatformApplication application) : UserReadingTests(application), IClassFixture<PlatformApplication>;

public sealed class UserReadingOnPostgres(PlatformOnPostgres application) : UserReadingTests(application), IClassFixture<PlatformOnPostgres>;
