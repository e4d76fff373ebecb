using System.Text.RegularExpressions;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

/// <summary>Whatever goes wrong below <c>/api/admin/v1</c> answers in its envelope.</summary>
public sealed partial class EnvelopeTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private readonly HttpClient _client = application.Anonymous();

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/nope")]
    [InlineData("POST", "/users/1/nope")]
    [InlineData("OPTIONS", "/nope")]
    [InlineData("GET", "/中文")]
    public async Task AnyRequest_ToAnUnknownPath_Is404(string verb, string path) =>
        (await _client.Send(verb, AdminWire.Base + path, headers: ("Accept", "text/html"))).ShouldFail(404);

    [Theory]
    [InlineData("GET", "/auth/login")]
    [InlineData("PATCH", "/users")]
    [InlineData("POST", "/users/1")]
    [InlineData("DELETE", "/roles")]
    [InlineData("POST", "/permissions/modules")]
    public async Task AnyRequest_WithAWrongVerb_Is405AndNamesTheRightOnes(string verb, string path) =>
        (await _client.Send(verb, AdminWire.Base + path)).ShouldFail(405).Header("Allow").ShouldNotBeNullOrEmpty();

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Body_ThatIsNotSaidToBeJson_Is415(string mediaType) =>
        (await _client.Send("POST", $"{AdminWire.Base}/auth/login", """{"username":"admin","password":"longenough"}""", mediaType)).ShouldFail(415);

    [Fact]
    public async Task Body_ThatIsTooLarge_Is413()
    {
        var body = $$"""{"username":"{{new string('x', 2 * 1024 * 1024)}}"}""";

        (await _client.Send("POST", $"{AdminWire.Base}/auth/login", body, headers: ("Expect", "100-continue"))).ShouldFail(413);
    }

    [Theory]
    [InlineData("GET", "/nope", 404)]
    [InlineData("GET", "/users", 401)]
    [InlineData("POST", "/auth/login", 400)]
    public async Task TraceId_OfARequestThatCarriesOne_IsThatOne(string verb, string path, int status)
    {
        using var reply = await _client.Send(verb, AdminWire.Base + path, verb == "POST" ? "{}" : null, headers: ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"));

        reply.ShouldFail(status).Json.GetProperty("trace_id").GetString().ShouldBe(Trace);
    }

    [Fact]
    public async Task TraceId_OfARequestWithoutOne_IsNew()
    {
        using var one = await _client.Get($"{AdminWire.Base}/nope");
        using var two = await _client.Send("GET", $"{AdminWire.Base}/nope", headers: ("traceparent", "nonsense"));

        one.ShouldFail(404).Json.GetProperty("trace_id").GetString().ShouldNotBe(two.ShouldFail(404).Json.GetProperty("trace_id").GetString());
    }

    [Fact]
    public async Task Fault_InsideTheProduct_Is500WithATraceIdAndNothingFromInside()
    {
        await using var broken = new PlatformApplication();
        using var admin = await broken.SignedInAs("admin");
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(broken.DataDirectory, Core.Data.DatabaseOptions.FileName)}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE operation_log RENAME TO elsewhere";
            await command.ExecuteNonQueryAsync();
        }

        using var reply = await admin.Post($"{AdminWire.Base}/roles", """{"name":"unlucky"}""");

        reply.ShouldFail(500).Body.ShouldNotContain("operation_log");
    }

    [Theory]
    [InlineData("GET", "/nope", null)]
    [InlineData("GET", "/users", null)]
    [InlineData("PUT", "/auth/login", null)]
    [InlineData("POST", "/auth/login", "{")]
    [InlineData("POST", "/auth/login", """{"username":"admin","password":"wrong-password"}""")]
    [InlineData("POST", "/auth/refresh", """{"refresh_token":"nonsense"}""")]
    public async Task Message_OfAFailure_IsChineseUnlessAskedForInEnglish(string verb, string path, string? body)
    {
        using var english = await _client.Send(verb, AdminWire.Base + path, body, headers: ("Accept-Language", "en-US,en;q=0.9"));
        using var chinese = await _client.Send(verb, AdminWire.Base + path, body);

        Chinese().IsMatch(english.Message).ShouldBeFalse(english.Message);
        Chinese().IsMatch(chinese.Message).ShouldBeTrue(chinese.Message);
    }

    [Fact]
    public async Task Message_OfASuccess_IsTheSameInBothLanguages()
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Send("GET", $"{AdminWire.Base}/users", headers: ("Accept-Language", "en"))).ShouldSucceed();
        (await admin.Send("GET", $"{AdminWire.Base}/users", headers: ("Accept-Language", "zh"))).ShouldSucceed();
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
