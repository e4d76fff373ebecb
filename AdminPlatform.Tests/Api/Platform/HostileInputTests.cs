using System.Text;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class HostileInputOnSqlite(PlatformApplication application) : HostileInputTests(application), IClassFixture<PlatformApplication>;

public sealed class HostileInputOnPostgres(PlatformOnPostgres application) : HostileInputTests(application), IClassFixture<PlatformOnPostgres>;

/// <summary>What no honest client sends is the caller's mistake: it is refused, and never a fault.</summary>
public abstract class HostileInputTests(PlatformApplication application)
{
    /// <summary>As escapes of JSON: a zero, half characters, and one too many for a column when cut in the wrong place.</summary>
    public static TheoryData<string> Texts => [@"a\u0000b", @"\ud800", @"a\udc00b", @"\ude42\ud83d", @"a\u001bb", @"\u202e" + new string('x', 300), string.Concat(Enumerable.Repeat(@"\ud83d\ude42", 127)) + @"a\ud83d\ude42"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task SignIn_HostileText_IsRefused(string text)
    {
        using var client = application.Anonymous();

        foreach (var body in new[] { $$"""{"username":"{{text}}","password":"123456"}""", $$"""{"username":"admin","password":"123456{{text}}"}""" })
        {
            using var reply = await client.Post("/api/auth/login", body);
            reply.ShouldBeRefused(reply.Status == 400 ? 400 : 401);
        }

        using var refresh = await client.Post("/api/auth/refresh", $$"""{"refresh_token":"{{text}}"}""");
        refresh.ShouldBeRefused(refresh.Status == 400 ? 400 : 401);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task WriteUser_HostileText_IsRefusedInEveryField(string text)
    {
        using var admin = await application.SignedInAs("admin");
        foreach (var field in new[] { "username", "email", "role" })
        {
            var fields = new Dictionary<string, string> { ["username"] = "hostile", ["email"] = "hostile@example.com", ["password"] = "123456", ["role"] = "user", [field] = text };
            using var created = await admin.Post("/api/users", $"{{{string.Join(',', fields.Select(pair => $"\"{pair.Key}\":\"{pair.Value}\""))}}}");
            using var updated = await admin.Put("/api/users/1", $$"""{"{{field}}":"{{text}}"}""");

            created.ShouldBeRefused(400);
            updated.ShouldBeRefused(400);
        }
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("a%00b%00c")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%F0%9F%99")]
    [InlineData("%22%22%22")]
    [InlineData("'%20OR%201=1%20--")]
    public async Task Search_HostileText_IsAnswered(string search)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get("/api/users?search=" + search);

        reply.ShouldBe(reply.Status == 400 ? 400 : 200);
    }

    [Theory]
    [InlineData("2147483647", 404)]
    [InlineData("-2147483648", 404)]
    [InlineData("0", 404)]
    [InlineData("2147483648", 400)]
    [InlineData("99999999999999999999", 400)]
    [InlineData("1e3", 400)]
    [InlineData("١", 400)]
    public async Task User_IdThatIsNone_IsRefused(string id, int status)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get("/api/users/" + id)).ShouldBeRefused(status);
        (await admin.Put("/api/users/" + id, "{}")).ShouldBeRefused(status);
        (await admin.Delete("/api/users/" + id)).ShouldBeRefused(400);
    }

    [Theory]
    [InlineData("""{"status":1e400}""")]
    [InlineData("""{"status":99999999999}""")]
    [InlineData("""{"status":2147483647}""")]
    [InlineData("""{"status":"1"}""")]
    [InlineData("""{"status":1.5}""")]
    [InlineData("""{"role":["admin"]}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task WriteUser_HostileValue_IsRefused(string body)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Put("/api/users/1", body)).ShouldBeRefused(400);
    }

    /// <summary>The server cuts it, and must not cut a character in two.</summary>
    [Fact]
    public async Task SignIn_UserAgentCutInACharacter_Succeeds()
    {
        using var client = WithHeadersIn(Encoding.UTF8);

        using var reply = await client.Send(
            "POST", "/api/auth/login", $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""", headers: ("User-Agent", new string('a', 511) + "🙂"));

        reply.ShouldBe(200);
    }

    [Fact]
    public async Task SignIn_UserAgentThatIsNoText_IsNoFault()
    {
        using var client = WithHeadersIn(Encoding.Latin1);

        using var reply = await client.Send(
            "POST", "/api/auth/login", $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""", headers: ("User-Agent", "a\u00ff\u00fe"));

        reply.Status.ShouldBeLessThan(500);
    }

    private HttpClient WithHeadersIn(Encoding encoding) =>
        new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => encoding }) { BaseAddress = application.Address };
}
