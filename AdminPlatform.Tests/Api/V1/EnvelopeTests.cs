using System.Text.RegularExpressions;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AdminPlatform.Tests.Api.V1;

/// <summary>Whatever goes wrong below <c>/api/v1</c> answers in its envelope.</summary>
public sealed partial class EnvelopeTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private readonly HttpClient _client = application.Anonymous();

    [Theory]
    [InlineData("GET", "/api/v1")]
    [InlineData("GET", "/api/v1/")]
    [InlineData("GET", "/api/v1/nope")]
    [InlineData("POST", "/api/v1/admin/nope")]
    [InlineData("GET", "/API/V1/NOPE")]
    [InlineData("GET", "/api/v1/中文")]
    public async Task AnyRequest_ToAnUnknownPath_Is404(string verb, string path) =>
        (await _client.Send(verb, path, headers: ("Accept", "text/html"))).ShouldFail(404, "NOT_FOUND");

    [Theory]
    [InlineData("PUT", "/api/v1/auth/login")]
    [InlineData("GET", "/api/v1/auth/register")]
    [InlineData("DELETE", "/api/v1/users")]
    [InlineData("PATCH", "/api/v1/users/1")]
    [InlineData("PATCH", "/api/v1/admin/users/list")]
    [InlineData("GET", "/api/v1/admin/sessions/1/revoke")]
    public async Task AnyRequest_WithAWrongVerb_Is405AndNamesTheRightOnes(string verb, string path)
    {
        using var reply = await _client.Send(verb, path);

        reply.ShouldFail(405, "METHOD_NOT_ALLOWED").Header("Allow").ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/api/v1/auth/login")]
    [InlineData("/api/v1/auth/refresh")]
    [InlineData("/api/v1/auth/check-expiry")]
    public async Task Body_ThatIsNoJsonOrTooLarge_Is415Or413(string path)
    {
        (await _client.Send("POST", path, "a=b", "application/x-www-form-urlencoded")).ShouldFail(415, "UNSUPPORTED_MEDIA_TYPE");
        using var large = await _client.Send("POST", path, $$"""{"username":"{{new string('x', 2 * 1024 * 1024)}}"}""", headers: ("Expect", "100-continue"));
        large.ShouldFail(413, "PAYLOAD_TOO_LARGE");
    }

    /// <summary>What is wrong with the body is not blamed on the token beside it.</summary>
    [Fact]
    public async Task Body_ThatIsNoJsonBesideABadToken_Is415()
    {
        using var client = application.WithToken("nonsense");

        (await client.Send("POST", "/api/v1/auth/refresh", "a=b", "text/plain")).ShouldFail(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [InlineData("users", "GET", "/api/v1/auth/profile")]
    [InlineData("sessions", "GET", "/api/v1/auth/profile")]
    [InlineData("login_log", "POST", "/api/v1/auth/login")]
    public async Task Database_ThatFails_Is500AndNeverTheCallersFault(string table, string verb, string path)
    {
        await using var broken = new PlatformApplication();
        var token = (await broken.SignIn("admin")).AccessToken;
        await Break(broken.DataDirectory, table);
        await using var restarted = new PlatformApplication().WithSetting("DataDirectory", broken.DataDirectory);
        using var client = broken.WithToken(token);

        using var reply = await client.Send(verb, path, verb == "POST" ? $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""" : null);

        reply.ShouldFail(500, "DATABASE_ERROR");
        reply.Body.ShouldNotContain("SQLite", Case.Insensitive);
        reply.Body.ShouldNotContain(table);
        TraceId().IsMatch(reply.Message).ShouldBeTrue("a trace id to look for in the log");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nope", null)]
    [InlineData("GET", "/api/v1/auth/profile", null)]
    [InlineData("POST", "/api/v1/auth/login", "{")]
    [InlineData("POST", "/api/v1/auth/login", "{}")]
    [InlineData("POST", "/api/v1/auth/login", """{"username":"admin","password":"wrong-password"}""")]
    [InlineData("POST", "/api/v1/auth/register", """{"username":"admin","password":"123456","name":"n","mobile":"1"}""")]
    [InlineData("POST", "/api/v1/auth/refresh", """{"refresh_token":"nonsense"}""")]
    [InlineData("POST", "/api/v1/auth/login", """{"username":"admin","password":"correct-horse-9"}""")]
    public async Task Message_InEnglish_WhenAskedForAndChineseOtherwise(string verb, string path, string? body)
    {
        using var english = await _client.Send(verb, path, body, headers: ("Accept-Language", "en-US,en;q=0.9"));
        using var chinese = await _client.Send(verb, path, body);

        Chinese().IsMatch(english.Message).ShouldBeFalse(english.Message);
        Chinese().IsMatch(chinese.Message).ShouldBeTrue(chinese.Message);
    }

    private static async Task Break(string dataDirectory, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, DatabaseOptions.FileName)}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {table} RENAME TO elsewhere";
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex TraceId();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
