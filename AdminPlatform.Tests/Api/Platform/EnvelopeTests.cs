using System.Text.RegularExpressions;
using AdminPlatform.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AdminPlatform.Tests.Api.Platform;

/// <summary>Whatever goes wrong below <c>/api</c> answers in its envelope: never HTML, never an empty body.</summary>
public sealed partial class EnvelopeTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private readonly HttpClient _client = application.Anonymous();

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/api/nope")]
    [InlineData("GET", "/api/nope.html")]
    [InlineData("GET", "/api/nope.js")]
    [InlineData("GET", "/api/users/1/nope")]
    [InlineData("POST", "/api/nope")]
    [InlineData("DELETE", "/api/auth")]
    [InlineData("OPTIONS", "/api/nope")]
    [InlineData("GET", "/API/NOPE")]
    [InlineData("GET", "/api/中文")]
    public async Task AnyRequest_ToAnUnknownPath_Is404(string verb, string path)
    {
        using var browser = await _client.Send(verb, path, headers: ("Accept", "text/html,application/xhtml+xml"));
        using var machine = await _client.Send(verb, path);

        browser.ShouldBeRefused(404);
        machine.ShouldBeRefused(404);
    }

    [Fact]
    public async Task AnyRequest_ToAnUnknownPathWithAToken_Is404()
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get("/api/nope")).ShouldBeRefused(404);
    }

    [Theory]
    [InlineData("GET", "/api/auth/login")]
    [InlineData("PUT", "/api/auth/login")]
    [InlineData("GET", "/api/auth/refresh")]
    [InlineData("GET", "/api/auth/logout")]
    [InlineData("DELETE", "/api/auth/profile")]
    [InlineData("PATCH", "/api/users")]
    [InlineData("DELETE", "/api/users")]
    [InlineData("PATCH", "/api/users/1")]
    [InlineData("POST", "/api/users/1")]
    [InlineData("POST", "/api/monitor/stats")]
    [InlineData("PUT", "/api/monitor/servers/1/metrics")]
    public async Task AnyRequest_WithAWrongVerb_Is405AndNamesTheRightOnes(string verb, string path)
    {
        using var reply = await _client.Send(verb, path);

        reply.ShouldBeRefused(405);
        reply.Header("Allow").ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData("")]
    public async Task Body_ThatIsNotSaidToBeJson_Is415(string mediaType)
    {
        using var reply = await _client.Send("POST", "/api/auth/login", """{"username":"admin","password":"longenough"}""", mediaType);

        reply.ShouldBeRefused(415);
    }

    [Fact]
    public async Task Body_OfJsonWithACharset_IsTaken()
    {
        using var reply = await _client.Send("POST", "/api/auth/login", """{"username":"admin","password":"longenough"}""", "application/json; charset=utf-8");

        reply.ShouldBeRefused(401);
    }

    /// <summary>Waits for the answer to the headers, as curl does for a large body.</summary>
    [Theory]
    [InlineData("/api/auth/login")]
    [InlineData("/api/auth/refresh")]
    public async Task Body_ThatIsTooLarge_Is413(string path)
    {
        var body = $$"""{"username":"{{new string('x', 40 * 1024 * 1024)}}"}""";

        using var reply = await _client.Send("POST", path, body, headers: ("Expect", "100-continue"));

        reply.ShouldBeRefused(413);
    }

    [Fact]
    public async Task Body_NestedWithoutEnd_Is400()
    {
        var body = $$"""{"username":{{new string('[', 20_000)}}""";

        (await _client.Post("/api/auth/login", body)).ShouldBeRefused(400);
    }

    [Fact]
    public async Task Fault_InsideTheProduct_Is500WithATraceIdAndNothingFromInside()
    {
        await using var broken = new PlatformApplication();
        using var admin = await broken.SignedInAs("admin");
        await Break(broken.DataDirectory);

        using var reply = await admin.Post("/api/users", """{"username":"unlucky","email":"unlucky@example.com","password":"longenough","role":"user"}""");

        reply.ShouldBeRefused(500);
        reply.Body.ShouldNotContain("SQLite", Case.Insensitive);
        reply.Body.ShouldNotContain("operation_log");
        TraceId().IsMatch(reply.Body + reply.Response.Headers).ShouldBeTrue("a trace id to look for in the log");
    }

    [Theory]
    [InlineData("GET", "/api/nope", null)]
    [InlineData("GET", "/api/auth/login", null)]
    [InlineData("GET", "/api/auth/profile", null)]
    [InlineData("POST", "/api/auth/login", "{")]
    [InlineData("POST", "/api/auth/login", "{}")]
    [InlineData("POST", "/api/auth/login", """{"username":"admin","password":"wrong-password"}""")]
    [InlineData("POST", "/api/auth/refresh", """{"refresh_token":"nonsense"}""")]
    [InlineData("POST", "/api/auth/login", """{"username":"admin","password":"correct-horse-9"}""")]
    public async Task Message_InEnglish_WhenAskedForAndChineseOtherwise(string verb, string path, string? body)
    {
        using var english = await _client.Send(verb, path, body, headers: ("Accept-Language", "en-US,en;q=0.9"));
        using var chinese = await _client.Send(verb, path, body);
        using var french = await _client.Send(verb, path, body, headers: ("Accept-Language", "fr"));

        Chinese().IsMatch(english.Message).ShouldBeFalse(english.Message);
        english.Message.ShouldNotBeNullOrWhiteSpace();
        Chinese().IsMatch(chinese.Message).ShouldBeTrue(chinese.Message);
        french.Message.ShouldBe(chinese.Message);
    }

    [Fact]
    public async Task Cookie_OfTheConsole_IsNotAKeyToTheApi()
    {
        using var reply = await _client.Send("GET", "/api/auth/profile", headers: ("Cookie", ".AspNetCore.Identity.Application=nonsense; adminplatform=nonsense"));

        reply.ShouldBeRefused(401);
        reply.Header("Location").ShouldBeNull();
    }

    /// <summary>Takes the operation log away under the product's feet, so that the next change cannot be written down.</summary>
    private static async Task Break(string dataDirectory)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, Core.Data.DatabaseOptions.FileName)}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE operation_log RENAME TO elsewhere";
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex TraceId();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
