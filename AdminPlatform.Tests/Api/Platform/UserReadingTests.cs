using System.Text.Json;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class UserReadingTests(UserReadingTests.Application application) : IClassFixture<UserReadingTests.Application>
{
    private const int Users = 25;

    [Fact]
    public async Task List_WithoutParameters_IsTheFirstTen()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get("/api/users");

        reply.ShouldBe(200, "获取成功").ShouldFollowTheConventions();
        reply.Data.EnumerateObject().Select(member => member.Name).ShouldBe(["list", "total", "page", "page_size"], ignoreOrder: true);
        reply.Data.GetProperty("list").GetArrayLength().ShouldBe(10);
        reply.Data.GetProperty("total").GetInt64().ShouldBe(Users);
        reply.Data.GetProperty("page").GetInt32().ShouldBe(1);
        reply.Data.GetProperty("page_size").GetInt32().ShouldBe(10);
        reply.Body.ShouldNotContain("password", Case.Insensitive);
    }

    [Fact]
    public async Task List_PageByPage_ShowsEveryUserOnce()
    {
        using var admin = await application.SignedInAs("admin");
        List<int> ids = [];
        for (var page = 1; page <= 4; page++)
        {
            using var reply = await admin.Get($"/api/users?page={page}&page_size=7");
            ids.AddRange(reply.ShouldBe(200).Data.GetProperty("list").EnumerateArray().Select(Id));
        }

        ids.Count.ShouldBe(Users);
        ids.Distinct().Count().ShouldBe(Users);
    }

    [Theory]
    [InlineData("page=4&page_size=10", 0)]
    [InlineData("page=3&page_size=10", 5)]
    [InlineData("page=1&page_size=100", Users)]
    [InlineData("page=1&page_size=1", 1)]
    [InlineData("page=2147483647&page_size=100", 0)]
    public async Task List_WithAPageInRange_HasThatManyRows(string query, int rows)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get($"/api/users?{query}");

        reply.ShouldBe(200).Data.GetProperty("list").GetArrayLength().ShouldBe(rows);
        reply.Data.GetProperty("total").GetInt64().ShouldBe(Users);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=abc")]
    [InlineData("page=1.5")]
    [InlineData("page=99999999999999999999")]
    [InlineData("page_size=0")]
    [InlineData("page_size=-5")]
    [InlineData("page_size=101")]
    [InlineData("page_size=ten")]
    public async Task List_WithAPageOutOfRange_Is400(string query)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"/api/users?{query}")).ShouldBeRefused(400);
    }

    [Fact]
    public async Task Get_OfAUser_IsWholeAndWithoutSecrets()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get($"/api/users/{application.UserId}");

        reply.ShouldBe(200, "获取成功").ShouldFollowTheConventions();
        reply.Data.GetProperty("id").GetInt32().ShouldBe(application.UserId);
        reply.Data.GetProperty("username").GetString().ShouldBe("reader");
        reply.Data.GetProperty("email").GetString().ShouldBe("reader@example.com");
        reply.Data.GetProperty("role").GetString().ShouldBe("user");
        reply.Data.GetProperty("status").GetInt32().ShouldBe(1);
        reply.Body.ShouldNotContain("password", Case.Insensitive);
    }

    [Theory]
    [InlineData("999999", 404)]
    [InlineData("abc", 400)]
    [InlineData("1.5", 400)]
    [InlineData("99999999999999999999", 400)]
    [InlineData("1%20OR%201=1", 400)]
    public async Task Get_OfAnIdThatIsNone_IsRefused(string id, int status)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"/api/users/{id}")).ShouldBeRefused(status);
    }

    [Theory]
    [InlineData("GET", "/api/users")]
    [InlineData("GET", "/api/users/1")]
    [InlineData("POST", "/api/users")]
    [InlineData("PUT", "/api/users/1")]
    [InlineData("DELETE", "/api/users/1")]
    [InlineData("GET", "/api/monitor/stats")]
    [InlineData("GET", "/api/monitor/dashboard")]
    [InlineData("GET", "/api/monitor/servers/1/metrics")]
    [InlineData("GET", "/api/monitor/servers/1/status")]
    [InlineData("GET", "/api/monitor/servers/1/history")]
    [InlineData("POST", "/api/monitor/servers")]
    [InlineData("DELETE", "/api/monitor/servers/1")]
    public async Task AnyRequest_WithoutRights_Is403AndWithoutAToken401(string verb, string path)
    {
        const string Body = """{"username":"intruder","email":"intruder@example.com","password":"longenough","role":"admin","server_id":1}""";
        using var reader = await application.SignedInAs("reader");
        using var anonymous = application.Anonymous();

        (await reader.Send(verb, path, verb is "POST" or "PUT" ? Body : null)).ShouldBeRefused(403);
        (await anonymous.Send(verb, path, verb is "POST" or "PUT" ? Body : null)).ShouldBeRefused(401);
    }

    private static int Id(JsonElement user) => user.GetProperty("id").GetInt32();

    public sealed class Application : PlatformApplication, IAsyncLifetime
    {
        public int UserId { get; private set; }

        public async Task InitializeAsync()
        {
            UserId = await CreateUser("reader");
            await Task.WhenAll(Enumerable.Range(2, Users - 2).Select(number => CreateUser($"user-{number:00}")));
        }

        Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
    }
}
