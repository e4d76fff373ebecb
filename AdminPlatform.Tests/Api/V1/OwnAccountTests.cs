using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class OwnAccountOnSqlite(PlatformApplication application) : OwnAccountTests(application), IClassFixture<PlatformApplication>;

public sealed class OwnAccountOnPostgres(PostgresApplication application) : OwnAccountTests(application), IClassFixture<PostgresApplication>;

public abstract class OwnAccountTests(PlatformApplication application)
{
    private const string Profile = "/api/v1/auth/profile";

    [Fact]
    public async Task Profile_AtBothAddresses_IsOneself()
    {
        await application.CreateUserWho("looker", "user:view", "role:view");
        using var client = await application.SignedInAs("looker");

        using var goDemo = await client.Get(Profile);
        using var neoscan = await client.Get("/api/v1/user/profile");
        using var permissions = await client.Get("/api/v1/user/permissions");
        using var roles = await client.Get("/api/v1/user/roles");

        goDemo.ShouldSucceed("获取成功").Data.Text("username").ShouldBe("looker");
        neoscan.ShouldSucceed("获取成功").Data.GetRawText().ShouldBe(goDemo.Data.GetRawText());
        permissions.ShouldSucceed("获取成功").Data.Names().ShouldBe(["role:view", "user:view"]);
        roles.ShouldSucceed("获取成功").Data.Names().ShouldBe(["role-of-looker"]);
        (goDemo.Data.Text("role"), goDemo.Data.GetProperty("is_active").GetBoolean()).ShouldBe(("role-of-looker", true));
        goDemo.Data.GetProperty("permissions").Names().ShouldBe(["role:view", "user:view"]);
    }

    [Fact]
    public async Task Permissions_OfAnAdmin_AreAllThereAre()
    {
        using var admin = await application.SignedInAs("admin");

        using var own = await admin.Get("/api/v1/user/permissions");
        using var all = await admin.Get("/api/v1/admin/permissions/list");

        own.ShouldSucceed().Data.Names().ShouldBe(
            all.ShouldSucceed().Data.GetProperty("permissions").EnumerateArray().Select(permission => permission.Text("name")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Logout_EndsThisSessionOnTheNextRequest()
    {
        await application.CreateUser("leaver");
        using var here = await application.SignedInAs("leaver");
        using var elsewhere = await application.SignedInAs("leaver");

        (await here.Post("/api/v1/auth/logout")).ShouldSucceed("登出成功").Data.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        (await here.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await elsewhere.Get(Profile)).ShouldSucceed();
    }

    [Fact]
    public async Task LogoutAll_EndsEverySessionOfOneself()
    {
        await application.CreateUser("goner");
        var elsewhere = await application.SignIn("goner");
        using var here = await application.SignedInAs("goner");
        using var other = application.WithToken(elsewhere.AccessToken);
        using var admin = await application.SignedInAs("admin");

        (await here.Post("/api/v1/auth/logout-all")).ShouldSucceed("登出成功");

        (await here.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await other.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await other.Post("/api/v1/auth/refresh", $$"""{"refresh_token":"{{elsewhere.RefreshToken}}"}""")).ShouldFail(401, "JWT_INVALID");
        (await admin.Get(Profile)).ShouldSucceed();
    }

    [Theory]
    [InlineData("POST", "/api/v1/user/change-password", "changer1")]
    [InlineData("PUT", "/api/v1/users/Password", "changer2")]
    [InlineData("PUT", "/api/v1/users/password", "changer3")]
    public async Task ChangePassword_Right_EndsTheOtherSessions(string verb, string path, string name)
    {
        await application.CreateUser(name);
        using var here = await application.SignedInAs(name);
        using var elsewhere = await application.SignedInAs(name);

        using var reply = await here.Send(verb, path, $$"""{"old_password":"{{PlatformApplication.UserPassword}}","new_password":"newpass123"}""");

        reply.ShouldSucceed("修改成功");
        (await here.Get(Profile)).ShouldSucceed();
        (await elsewhere.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await application.SignIn(name, "newpass123")).AccessToken.ShouldNotBeEmpty();
        (await here.Post("/api/v1/auth/login", $$"""{"username":"{{name}}","password":"{{PlatformApplication.UserPassword}}"}""")).ShouldFail(401, "UNAUTHORIZED");
    }

    [Theory]
    [InlineData("""{"old_password":"wrong-password","new_password":"newpass123"}""", "PASSWORD_INVALID")]
    [InlineData("""{"old_password":"battery-staple-7","new_password":"12345"}""", "PASSWORD_INVALID")]
    [InlineData("""{"old_password":"battery-staple-7","new_password":""}""", "VALIDATION_ERROR")]
    [InlineData("""{"old_password":"battery-staple-7"}""", "VALIDATION_ERROR")]
    [InlineData("""{"new_password":"newpass123"}""", "VALIDATION_ERROR")]
    [InlineData("""{"old_password":1,"new_password":"newpass123"}""", "VALIDATION_ERROR")]
    [InlineData("{", "VALIDATION_ERROR")]
    public async Task ChangePassword_Wrong_Is400AndChangesNothing(string body, string error)
    {
        var name = $"stays{Guid.NewGuid():N}"[..20];
        await application.CreateUser(name);
        using var client = await application.SignedInAs(name);

        (await client.Post("/api/v1/user/change-password", body)).ShouldFail(400, error);
        (await client.Put("/api/v1/users/Password", body)).ShouldFail(400, error);

        (await application.SignIn(name)).AccessToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task UpdateProfile_Email_ChangesItAndNothingElse()
    {
        await application.CreateUser("mover");
        using var client = await application.SignedInAs("mover");

        using var reply = await client.Put("/api/v1/users/profile", """{"email":"newemail@example.com"}""");

        reply.ShouldSucceed("更新成功").Data.Text("email").ShouldBe("newemail@example.com");
        (await client.Get(Profile)).Data.GetRawText().ShouldBe(reply.Data.GetRawText());
        (await client.Put("/api/v1/users/profile", """{"email":"nonsense"}""")).ShouldFail(400, "VALIDATION_ERROR");
        (await client.Put("/api/v1/users/profile", """{"email":"mover2@example.com","name":"N","nickname":"M","mobile":"+1","avatar":"/a.png"}""")).ShouldSucceed();
        await application.CreateUser("mover-2");
        (await client.Put("/api/v1/users/profile", """{"email":"mover-2@example.com"}""")).ShouldFail(409, "CONFLICT");
        (await client.Put("/api/v1/users/profile", """{"email":""}""")).ShouldSucceed().Data.Text("email").ShouldBe("");
    }

    /// <summary>Abuse cases 8 and 9: one's own profile raises no rights, and nobody else's can be named.</summary>
    [Fact]
    public async Task UpdateProfile_WithRightsAndAForeignId_BindsNeither()
    {
        var victim = await application.CreateUser("victim");
        await application.CreateUser("climber");
        using var client = await application.SignedInAs("climber");
        using var before = await client.Get(Profile);

        using var reply = await client.Put(
            "/api/v1/users/profile",
            $$"""
            {"id":{{victim}},"user_id":{{victim}},"username":"admin2","email":"climber@example.com","role":"admin","roles":["admin"],"role_ids":[1],"status":0,
             "is_active":false,"permissions":["user:view"],"is_admin":true,"email_confirmed":true,"security_stamp":"x","password":"123456"}
            """);

        foreach (var field in new[] { "id", "username", "role", "roles", "status", "is_active", "permissions" })
        {
            reply.ShouldSucceed().Data.GetProperty(field).GetRawText().ShouldBe(before.Data.GetProperty(field).GetRawText());
        }

        (await client.Get("/api/v1/users/stats")).ShouldFail(403, "FORBIDDEN");
        using var admin = await application.SignedInAs("admin");
        (await admin.Get($"/api/v1/users/{victim}")).Data.Text("email").ShouldBe("victim@example.com");
        (await application.SignIn("climber")).AccessToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AnyRequest_TokenMissingMalformedExpiredOrRevoked_SaysWhich()
    {
        await using var own = new PlatformApplication();
        var token = (await own.SignIn("admin")).AccessToken;
        using var nobody = own.Anonymous();
        using var client = own.WithToken(token);
        using var garbled = own.WithToken("nonsense");
        (await nobody.Get(Profile)).ShouldFail(401, "UNAUTHORIZED");
        (await garbled.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await nobody.Get("/api/v1/nowhere")).ShouldFail(404, "NOT_FOUND");
        (await garbled.Get("/api/v1/nowhere")).ShouldFail(404, "NOT_FOUND");

        own.Clock.Advance(TimeSpan.FromMinutes(61));
        (await client.Get(Profile)).ShouldFail(401, "JWT_EXPIRED");

        using var again = await own.SignedInAs("admin");
        (await again.Post("/api/v1/auth/logout")).ShouldSucceed();
        (await again.Get(Profile)).ShouldFail(401, "JWT_INVALID");
    }
}
