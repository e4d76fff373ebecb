using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class ProfileTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public async Task Profile_OfASignedInUser_IsTheirOwn()
    {
        var id = await application.CreateUser("mirror");
        using var client = await application.SignedInAs("mirror");

        using var reply = await client.Get("/api/auth/profile");

        reply.ShouldBe(200, "获取成功").ShouldFollowTheConventions();
        reply.Data.GetProperty("id").GetInt32().ShouldBe(id);
        reply.Data.GetProperty("username").GetString().ShouldBe("mirror");
        reply.Data.GetProperty("email").GetString().ShouldBe("mirror@example.com");
        reply.Data.GetProperty("role").GetString().ShouldBe("user");
        reply.Data.GetProperty("status").GetInt32().ShouldBe(1);
        reply.Body.ShouldNotContain("password", Case.Insensitive);
        reply.Body.ShouldNotContain("stamp", Case.Insensitive);
    }

    [Fact]
    public async Task Profile_Always_IsKeptOutOfCaches()
    {
        using var client = await application.SignedInAs("admin");

        using var reply = await client.Get("/api/auth/profile");

        reply.Header("Cache-Control").ShouldNotBeNull().ShouldContain("no-store");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("POST")]
    public async Task Profile_WithAChangeOfOnesOwnRights_IsNotThere(string verb)
    {
        await application.CreateUser($"riser-{verb}");
        using var client = await application.SignedInAs($"riser-{verb}");

        using var reply = await client.Send(verb, "/api/auth/profile", """{"role":"admin","status":1,"permissions":["user:view"],"is_admin":true}""");

        reply.ShouldBeRefused(405);
        (await client.Get("/api/auth/profile")).Data.GetProperty("role").GetString().ShouldBe("user");
        (await client.Get("/api/users")).ShouldBeRefused(403);
    }

    [Fact]
    public async Task Profile_WithoutAToken_Is401()
    {
        using var client = application.Anonymous();

        (await client.Get("/api/auth/profile")).ShouldBeRefused(401);
    }

    [Fact]
    public async Task Profile_AfterARename_ShowsTheNewName()
    {
        var id = await application.CreateUser("before");
        using var client = await application.SignedInAs("before");
        using var admin = await application.SignedInAs("admin");

        (await admin.Put($"/api/users/{id}", """{"username":"after"}""")).ShouldBe(200);

        (await client.Get("/api/auth/profile")).ShouldBe(200).Data.GetProperty("username").GetString().ShouldBe("after");
    }
}
