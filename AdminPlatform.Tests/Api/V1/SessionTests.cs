using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class SessionOnSqlite(PlatformApplication application) : SessionTests(application), IClassFixture<PlatformApplication>;

public sealed class SessionOnPostgres(PostgresApplication application) : SessionTests(application), IClassFixture<PostgresApplication>;

/// <summary><c>/api/v1/admin/sessions</c>.</summary>
public abstract class SessionTests(PlatformApplication application)
{
    private const string Sessions = "/api/v1/admin/sessions";
    private const string Profile = "/api/v1/auth/profile";

    [Fact]
    public async Task List_Always_ShowsWhoIsSignedIn()
    {
        var id = await application.CreateUser("present");
        using var user = await application.SignedInAs("present");
        using var admin = await application.SignedInAs("admin");

        using var list = await admin.Get($"{Sessions}/list");

        var data = list.ShouldSucceed("获取成功").Data;
        data.EnumerateObject().Select(member => member.Name).ShouldBe(["sessions", "total", "page", "limit"]);
        var session = data.GetProperty("sessions").EnumerateArray().Single(item => item.Text("username") == "present");
        session.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["session_id", "user_id", "username", "email", "roles", "login_time", "last_active", "client_ip", "user_agent", "current"]);
        (session.Number("user_id"), session.Text("email"), session.Text("client_ip"), session.GetProperty("current").GetBoolean()).ShouldBe((id, "present@example.com", "127.0.0.1", false));
        session.GetProperty("roles").Names().ShouldBe(["user"]);
        data.GetProperty("sessions").EnumerateArray().Count(item => item.GetProperty("current").GetBoolean()).ShouldBe(1);
        (await admin.Get($"{Sessions}/list?page=1&limit=1")).ShouldSucceed().Data.GetProperty("sessions").GetArrayLength().ShouldBe(1);
        (await admin.Get($"{Sessions}/list?page=2147483647&limit=100")).ShouldSucceed().Data.GetProperty("sessions").GetArrayLength().ShouldBe(0);
        (await admin.Get($"{Sessions}/list?page=0")).ShouldFail(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Revoke_OneSession_HoldsOnItsNextRequestAndSparesTheOthers()
    {
        await application.CreateUser("revoked");
        var tokens = await application.SignIn("revoked");
        using var user = application.WithToken(tokens.AccessToken);
        using var admin = await application.SignedInAs("admin");
        using var list = await admin.Get($"{Sessions}/list");
        var id = list.Data.GetProperty("sessions").EnumerateArray().Single(item => item.Text("username") == "revoked").Text("session_id");
        using var other = await application.SignedInAs("revoked");
        (await user.Get(Profile)).ShouldSucceed();

        (await admin.Post($"{Sessions}/{id}/revoke")).ShouldSucceed("撤销成功");

        (await user.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await user.Post("/api/v1/auth/refresh", $$"""{"refresh_token":"{{tokens.RefreshToken}}"}""")).ShouldFail(401, "JWT_INVALID");
        (await other.Get(Profile)).ShouldSucceed();
        (await admin.Post($"{Sessions}/{id}/revoke")).ShouldFail(404, "NOT_FOUND");
    }

    [Fact]
    public async Task RevokeAll_OfAUser_HoldsOnTheirNextRequests()
    {
        var id = await application.CreateUser("swept");
        using var first = await application.SignedInAs("swept");
        using var second = await application.SignedInAs("swept");
        using var admin = await application.SignedInAs("admin");

        (await admin.Post($"{Sessions}/user/{id}/revoke-all")).ShouldSucceed("撤销成功").Data.Number("revoked").ShouldBe(2);

        (await first.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await second.Get(Profile)).ShouldFail(401, "JWT_INVALID");
        (await admin.Get(Profile)).ShouldSucceed();
        (await application.SignIn("swept")).AccessToken.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000/revoke", 404, "NOT_FOUND")]
    [InlineData("nonsense/revoke", 404, "NOT_FOUND")]
    [InlineData("user/999999/revoke-all", 404, "USER_NOT_FOUND")]
    [InlineData("user/abc/revoke-all", 400, "VALIDATION_ERROR")]
    public async Task Revoke_WhatIsNotThere_IsRefused(string path, int status, string error)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Post($"{Sessions}/{path}")).ShouldFail(status, error);
    }
}
