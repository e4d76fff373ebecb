using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public abstract class UserWritingTests(PlatformApplication application)
{
    private const string Path = $"{AdminWire.Base}/users";

    [Fact]
    public async Task Create_WithAllFields_Answers200AsDocumented()
    {
        using var admin = await application.SignedInAs("admin");
        var role = await admin.CreateRole("role-of-everything", "user:view");

        using var reply = await admin.Post(
            Path,
            $$"""{"username":"newuser","password":"password123","email":"new@example.com","nickname":"New User","avatar":"http://pictures.example.com/1.png","status":1,"role_ids":[{{role}}]}""");

        reply.ShouldSucceed().ShouldFollowTheConventions();
        reply.Data.GetProperty("username").GetString().ShouldBe("newuser");
        reply.Data.GetProperty("email").GetString().ShouldBe("new@example.com");
        reply.Data.GetProperty("nickname").GetString().ShouldBe("New User");
        reply.Data.GetProperty("avatar").GetString().ShouldBe("http://pictures.example.com/1.png");
        reply.Data.GetProperty("status").GetInt32().ShouldBe(1);
        (await RolesOf(admin, reply.Data.GetProperty("id").GetInt32())).ShouldBe([role]);
        using var client = application.WithToken((await application.SignInHere("newuser", "password123")).AccessToken);
        (await client.Get(Path)).ShouldSucceed();
    }

    [Fact]
    public async Task Create_WithoutRoles_GivesTheRoleUser()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Post(Path, """{"username":"plain","password":"password123"}""");

        using var user = await admin.Get($"{Path}/{reply.ShouldSucceed().Data.GetProperty("id").GetInt32()}");
        user.Data.GetProperty("roles").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("user");
        user.Data.GetProperty("status").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Create_Disabled_CannotSignIn()
    {
        using var admin = await application.SignedInAs("admin");
        using var client = application.Anonymous();

        (await admin.Post(Path, """{"username":"asleep","password":"password123","status":0}""")).ShouldSucceed();

        (await client.Post($"{AdminWire.Base}/auth/login", """{"username":"asleep","password":"password123"}""")).ShouldFail(403, 1003);
    }

    [Theory]
    [InlineData("{}", 400, "username,password")]
    [InlineData("""{"username":"somebody"}""", 400, "password")]
    [InlineData("""{"username":"somebody","password":null}""", 400, "password")]
    [InlineData("""{"username":["a"],"password":"password123"}""", 400, "username")]
    [InlineData("""{"username":"somebody","password":"password123","status":"1"}""", 400, "status")]
    [InlineData("""{"username":"somebody","password":"password123","role_ids":"1"}""", 400, "role_ids")]
    [InlineData("""{"username":"somebody","password":"password123","role_ids":[null]}""", 400, "role_ids[0]")]
    [InlineData("""{"username":"no","password":"12345","email":"nowhere"}""", 422, "username,email,password")]
    [InlineData("""{"username":"some body","password":"password123"}""", 422, "username")]
    [InlineData("""{"username":"somebody","password":"password123","status":7}""", 422, "status")]
    [InlineData("""{"username":"ADMIN","password":"password123"}""", 422, "username")]
    public async Task Create_WithWhatCannotBe_NamesTheFields(string body, int status, string fields)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Post(Path, body);

        reply.ShouldFail(status).Data.Names().ShouldBe(fields.Split(','));
    }

    [Fact]
    public async Task Create_WithATakenEmail_Is422NamingIt()
    {
        using var admin = await application.SignedInAs("admin");
        (await admin.Post(Path, """{"username":"first-here","password":"password123","email":"one@example.com"}""")).ShouldSucceed();

        using var reply = await admin.Post(Path, """{"username":"second-here","password":"password123","email":"ONE@example.com"}""");

        reply.ShouldFail(422).Data.Names().ShouldBe(["email"]);
    }

    [Fact]
    public async Task Write_WithARoleThatDoesNotExist_Is2001AndChangesNothing()
    {
        using var admin = await application.SignedInAs("admin");
        var id = await admin.CreateUser("unchanged");

        (await admin.Post(Path, """{"username":"never-made","password":"password123","role_ids":[1,999999]}""")).ShouldFail(404, 2001).Data.Names().ShouldBe(["role_ids"]);
        (await admin.Put($"{Path}/{id}", """{"nickname":"changed","role_ids":[-1]}""")).ShouldFail(404, 2001);

        (await admin.Get($"{Path}?search=never-made")).Data.GetProperty("total").GetInt32().ShouldBe(0);
        (await admin.Get($"{Path}/{id}")).Data.GetProperty("nickname").GetString().ShouldBe("");
    }

    [Fact]
    public async Task Update_WithSomeFields_LeavesTheOthers()
    {
        using var admin = await application.SignedInAs("admin");
        using var made = await admin.Post(Path, """{"username":"mutable","password":"password123","email":"mutable@example.com","nickname":"Old","avatar":"/a.png"}""");
        var id = made.ShouldSucceed().Data.GetProperty("id").GetInt32();

        using var reply = await admin.Put($"{Path}/{id}", """{"nickname":"Updated User","username":"renamed"}""");

        reply.ShouldSucceed().ShouldFollowTheConventions();
        reply.Data.GetProperty("nickname").GetString().ShouldBe("Updated User");
        reply.Data.GetProperty("email").GetString().ShouldBe("mutable@example.com");
        reply.Data.GetProperty("avatar").GetString().ShouldBe("/a.png");
        reply.Data.GetProperty("username").GetString().ShouldBe("mutable");
    }

    [Fact]
    public async Task Update_OfRolesByIds_HoldsOnTheNextRequest()
    {
        using var admin = await application.SignedInAs("admin");
        var (seeing, nothing) = (await admin.CreateRole("seeing", "user:view"), await admin.CreateRole("nothing"));
        var id = await admin.CreateUser("promoted", nothing);
        using var user = application.WithToken((await application.SignInHere("promoted")).AccessToken);
        (await user.Get(Path)).ShouldFail(403);

        (await admin.Put($"{Path}/{id}", $$"""{"role_ids":[{{seeing}},{{nothing}},{{seeing}}]}""")).ShouldSucceed();
        (await user.Get(Path)).ShouldSucceed();
        (await RolesOf(admin, id)).ShouldBe([seeing, nothing], ignoreOrder: true);

        (await admin.Put($"{Path}/{id}", """{"role_ids":[]}""")).ShouldSucceed();
        (await user.Get(Path)).ShouldFail(403);
        (await RolesOf(admin, id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Disable_OfAUser_EndsTheirSessions()
    {
        using var admin = await application.SignedInAs("admin");
        var id = await admin.CreateUser("shut-out");
        using var user = application.WithToken((await application.SignInHere("shut-out")).AccessToken);

        (await admin.Put($"{Path}/{id}", """{"status":0}""")).ShouldSucceed().Data.GetProperty("status").GetInt32().ShouldBe(0);

        (await user.Get($"{AdminWire.Base}/auth/profile")).ShouldFail(401, 1005);
    }

    [Fact]
    public async Task Delete_OfAUser_AnswersNoDataAndFreesTheName()
    {
        using var admin = await application.SignedInAs("admin");
        var id = await admin.CreateUser("leaving");
        using var user = application.WithToken((await application.SignInHere("leaving")).AccessToken);

        using var reply = await admin.Delete($"{Path}/{id}");

        reply.ShouldSucceed().Data.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await user.Get($"{AdminWire.Base}/auth/profile")).ShouldFail(401, 1005);
        (await admin.Get($"{Path}/{id}")).ShouldFail(404, 1001);
        (await admin.Delete($"{Path}/{id}")).ShouldFail(404, 1001);
        await admin.CreateUser("leaving");
    }

    [Theory]
    [InlineData("PUT", """{"role_ids":[]}""")]
    [InlineData("PUT", """{"status":0}""")]
    [InlineData("DELETE", null)]
    public async Task Change_OfOneself_ThatShutsOneOut_Is422(string verb, string? body)
    {
        using var admin = await application.SignedInAs("admin");
        var id = (await admin.Get($"{AdminWire.Base}/auth/profile")).Data.GetProperty("id").GetInt32();

        (await admin.Send(verb, $"{Path}/{id}", body)).ShouldFail(422);

        (await admin.Get(Path)).ShouldSucceed();
    }

    [Theory]
    [InlineData("PUT", """{"role_ids":[]}""")]
    [InlineData("PUT", """{"status":0}""")]
    [InlineData("DELETE", null)]
    public async Task TwoAdmins_ShuttingEachOtherOutAtOnce_LeaveOne(string verb, string? body)
    {
        await using var own = await application.Another();
        var second = await own.CreateUser("second", "admin");
        using var one = own.WithToken((await own.SignInHere("admin")).AccessToken);
        using var two = own.WithToken((await own.SignInHere("second")).AccessToken);
        var first = (await one.Get($"{AdminWire.Base}/auth/profile")).Data.GetProperty("id").GetInt32();

        var replies = await Task.WhenAll(one.Send(verb, $"{Path}/{second}", body), two.Send(verb, $"{Path}/{first}", body));

        replies.Count(reply => reply.Status == 200).ShouldBe(1);
    }

    private static async Task<int[]> RolesOf(HttpClient admin, int id)
    {
        using var reply = await admin.Get($"{Path}/{id}");
        return [.. reply.ShouldSucceed().Data.GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("id").GetInt32())];
    }
}

public sealed class UserWritingOnSqlite(PlatformApplication application) : UserWritingTests(application), IClassFixture<PlatformApplication>;

public sealed class UserWritingOnPostgres(PostgresApplication application) : UserWritingTests(application), IClassFixture<PostgresApplication>;
