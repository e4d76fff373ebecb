using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

/// <summary>A personal token opens this dialect as any token does, as far as it was meant to.</summary>
public sealed class PersonalTokenTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public async Task PersonalToken_OfAnAdmin_MayWhatItWasMadeFor()
    {
        using var admin = await application.SignedInAs("admin");
        using var all = await TokenAsync(admin, """{"name":"all"}""");
        using var some = await TokenAsync(admin, """{"name":"some","permissions":["user:view"]}""");

        (await all.Get("/api/v1/admin/users/list")).ShouldSucceed();
        (await some.Get("/api/v1/users/stats")).ShouldSucceed();
        (await some.Get("/api/v1/user/permissions")).ShouldSucceed().Data.Names().ShouldBe(["user:view"]);
        (await some.Get("/api/v1/admin/users/list")).ShouldFail(403, "FORBIDDEN");
        (await all.Post("/api/v1/user/change-password", $$"""{"old_password":"{{PlatformApplication.AdminPassword}}","new_password":"newpass123"}""")).ShouldFail(403, "FORBIDDEN");
        (await all.Post("/api/v1/auth/logout")).ShouldSucceed();
        (await all.Get("/api/v1/auth/profile")).ShouldFail(401, "JWT_INVALID");
        (await some.Get("/api/v1/auth/profile")).ShouldSucceed();
    }

    private async Task<HttpClient> TokenAsync(HttpClient owner, string body)
    {
        using var reply = await owner.Post("/api/auth/tokens", body);
        return application.WithToken(reply.ShouldBe(201).Data.Text("token"));
    }
}
