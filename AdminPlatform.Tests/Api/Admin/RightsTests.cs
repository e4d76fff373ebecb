using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

/// <summary>Who may do what: the documented permission opens an endpoint, nothing else does, and nobody rises by it.</summary>
public sealed class RightsTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    public static TheoryData<string, string, string?, string> Endpoints => new()
    {
        { "GET", "/users", null, "user:view" },
        { "GET", "/users/999999", null, "user:view" },
        { "POST", "/users", """{"username":"made-by-one","password":"password123","role_ids":[]}""", "user:create" },
        { "PUT", "/users/999999", "{}", "user:edit" },
        { "DELETE", "/users/999999", null, "user:delete" },
        { "GET", "/roles", null, "role:view" },
        { "GET", "/roles/1", null, "role:view" },
        { "POST", "/roles", """{"name":"made-by-one"}""", "role:create" },
        { "PUT", "/roles/999999", "{}", "role:edit" },
        { "DELETE", "/roles/999999", null, "role:delete" },
        { "GET", "/permissions", null, "permission:view" },
        { "GET", "/permissions/modules", null, "permission:view" },
        { "GET", "/permissions/1", null, "permission:view" },
        { "POST", "/permissions", """{"name":"made:by-one"}""", "permission:create" },
        { "PUT", "/permissions/999999", "{}", "permission:edit" },
        { "DELETE", "/permissions/999999", null, "permission:delete" },
        { "GET", "/logs/login", null, "log:view" },
        { "GET", "/logs/operation", null, "log:view" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_IsOpenToItsPermissionAndToNothingElse(string verb, string path, string? body, string permission)
    {
        using var nobody = application.Anonymous();
        using var weak = await application.SignedInHolding("server:view");
        using var strong = await application.SignedInHolding(permission);

        (await nobody.Send(verb, AdminWire.Base + path, body)).ShouldFail(401);
        (await weak.Send(verb, AdminWire.Base + path, body)).ShouldFail(403).Message.ShouldContain(permission);
        (await strong.Send(verb, AdminWire.Base + path, body)).Status.ShouldBeOneOf(200, 404);
    }

    [Fact]
    public async Task Grant_OfARoleThatCanDoMore_Is403()
    {
        using var admin = await application.SignedInAs("admin");
        var (strong, weak) = (await admin.CreateRole("strong", "log:view"), await admin.CreateRole("weak", "user:view"));
        var other = await admin.CreateUser("other");
        using var manager = await application.SignedInHolding("user:view", "user:create", "user:edit");

        (await manager.Put($"{AdminWire.Base}/users/{other}", """{"role_ids":[1]}""")).ShouldFail(403);
        (await manager.Put($"{AdminWire.Base}/users/{other}", $$"""{"role_ids":[{{strong}}]}""")).ShouldFail(403);
        (await manager.Post($"{AdminWire.Base}/users", """{"username":"straw-man","password":"password123","role_ids":[1]}""")).ShouldFail(403);
        (await manager.Put($"{AdminWire.Base}/users/{other}", $$"""{"role_ids":[{{weak}}]}""")).ShouldSucceed();
        var self = (await manager.Get($"{AdminWire.Base}/auth/profile")).Data.GetProperty("id").GetInt32();
        (await manager.Put($"{AdminWire.Base}/users/{self}", """{"role_ids":[1]}""")).Status.ShouldBeOneOf(403, 422);
    }

    [Fact]
    public async Task Change_OfSomebodyWhoCanDoMore_Is403()
    {
        using var manager = await application.SignedInHolding("user:view", "user:edit", "user:delete");

        (await manager.Put($"{AdminWire.Base}/users/1", """{"email":"mine@example.com"}""")).ShouldFail(403);
        (await manager.Put($"{AdminWire.Base}/users/1", """{"status":0}""")).ShouldFail(403);
        (await manager.Delete($"{AdminWire.Base}/users/1")).ShouldFail(403);
    }

    [Fact]
    public async Task Role_WithAPermissionThatItsMakerDoesNotHold_Is403()
    {
        using var admin = await application.SignedInAs("admin");
        var ids = await admin.PermissionIds();
        var strong = await admin.CreateRole("above-the-maker", "log:view");
        using var maker = await application.SignedInHolding("role:view", "role:create", "role:edit", "role:delete", "user:view");

        (await maker.Post($"{AdminWire.Base}/roles", $$"""{"name":"climber","permission_ids":[{{ids["log:view"]}}]}""")).ShouldFail(403);
        (await maker.Put($"{AdminWire.Base}/roles/{strong}", """{"status":0}""")).ShouldFail(403);
        (await maker.Delete($"{AdminWire.Base}/roles/{strong}")).ShouldFail(403);
        (await maker.Post($"{AdminWire.Base}/roles", $$"""{"name":"peer","permission_ids":[{{ids["user:view"]}}]}""")).ShouldSucceed();
    }

    [Fact]
    public async Task Token_OfOneDialect_WorksInTheOthers()
    {
        using var platform = application.WithToken((await application.SignIn("admin")).AccessToken);
        using var here = application.WithToken((await application.SignInHere("admin")).AccessToken);

        (await platform.Get($"{AdminWire.Base}/users")).ShouldSucceed();
        (await here.Get("/api/users")).ShouldBe(200);
        (await here.Post("/api/auth/logout")).ShouldBe(200);
        (await here.Get($"{AdminWire.Base}/users")).ShouldFail(401, 1005);
    }
}
