using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

/// <summary>What a change means for the one it is made to, from their very next request on.</summary>
public abstract class UserRightsTests(PlatformApplication application)
{
    [Theory]
    [InlineData("""{"status":0}""")]
    [InlineData("DELETE")]
    public async Task Change_ThatShutsAUserOut_HoldsOnTheirNextRequest(string change)
    {
        var name = $"out-{change.Length}";
        var id = await application.CreateUser(name);
        using var user = await application.SignedInAs(name);
        using var admin = await application.SignedInAs("admin");
        (await user.Get("/api/auth/profile")).ShouldBe(200);

        (change == "DELETE" ? await admin.Delete($"/api/users/{id}") : await admin.Put($"/api/users/{id}", change)).ShouldBe(200);

        (await user.Get("/api/auth/profile")).ShouldBeRefused(401);
    }

    [Fact]
    public async Task Enable_AfterDisable_DoesNotReviveOldTokens()
    {
        var id = await application.CreateUser("returning");
        using var before = await application.SignedInAs("returning");
        using var admin = await application.SignedInAs("admin");

        (await admin.Put($"/api/users/{id}", """{"status":0}""")).ShouldBe(200);
        (await admin.Put($"/api/users/{id}", """{"status":1}""")).ShouldBe(200);

        (await before.Get("/api/auth/profile")).ShouldBeRefused(401);
        using var after = await application.SignedInAs("returning");
        (await after.Get("/api/auth/profile")).ShouldBe(200);
    }

    [Fact]
    public async Task Promotion_AndDemotion_HoldOnTheNextRequest()
    {
        var id = await application.CreateUser("moving");
        using var admin = await application.SignedInAs("admin");

        (await admin.Put($"/api/users/{id}", """{"role":"admin"}""")).ShouldBe(200);
        using var promoted = await application.SignedInAs("moving");
        (await promoted.Get("/api/users")).ShouldBe(200);
        (await admin.Put($"/api/users/{id}", """{"role":"user"}""")).ShouldBe(200);

        (await promoted.Get("/api/users")).Status.ShouldBeOneOf(401, 403);
        using var demoted = await application.SignedInAs("moving");
        (await demoted.Get("/api/users")).ShouldBeRefused(403);
    }

    [Theory]
    [InlineData("PUT", """{"role":"user"}""")]
    [InlineData("PUT", """{"status":0}""")]
    [InlineData("DELETE", null)]
    public async Task Change_OfOneself_ThatShutsOneOut_Is400(string verb, string? body)
    {
        using var admin = await application.SignedInAs("admin");
        using var profile = await admin.Get("/api/auth/profile");

        using var reply = await admin.Send(verb, $"/api/users/{profile.Data.GetProperty("id").GetInt32()}", body);

        reply.ShouldBeRefused(400);
        (await admin.Get("/api/auth/profile")).ShouldBe(200).Data.GetProperty("role").GetString().ShouldBe("admin");
    }

    [Theory]
    [InlineData("PUT", """{"role":"user"}""")]
    [InlineData("PUT", """{"status":0}""")]
    [InlineData("DELETE", null)]
    public async Task TwoAdmins_ShuttingEachOtherOutAtOnce_LeaveOne(string verb, string? body)
    {
        await using var own = await application.Another();
        var second = await own.CreateUser("second", "admin");
        using var one = await own.SignedInAs("admin");
        using var two = await own.SignedInAs("second");
        var first = (await one.Get("/api/auth/profile")).Data.GetProperty("id").GetInt32();

        var replies = await Task.WhenAll(
            one.Send(verb, $"/api/users/{second}", body),
            two.Send(verb, $"/api/users/{first}", body));

        replies.Count(reply => reply.Status == 200).ShouldBe(1);
        using var client = own.Anonymous();
        string[] logins =
        [
            $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""",
            $$"""{"username":"second","password":"{{PlatformApplication.UserPassword}}"}""",
        ];
        var left = await Task.WhenAll(logins.Select(login => client.Post("/api/auth/login", login)));
        left.Count(reply => reply.Status == 200 && reply.Data.GetProperty("user").GetProperty("role").GetString() == "admin").ShouldBe(1);
    }
}

public sealed class UserRightsOnSqlite(PlatformApplication application) : UserRightsTests(application), IClassFixture<PlatformApplication>;

public sealed class UserRightsOnPostgres(PostgresApplication application) : UserRightsTests(application), IClassFixture<PostgresApplication>;
