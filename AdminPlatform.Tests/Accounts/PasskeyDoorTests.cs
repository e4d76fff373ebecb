using System.Net;
using System.Text;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

/// <summary>What somebody without an authenticator sends to where passkeys are asked for. That one works is seen in a browser.</summary>
public sealed class PasskeyDoorTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Nonsense = """{"credential":{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":"MQ"},"clientExtensionResults":{}}}""";

    /// <summary>Abuse 20: a page of another site asks in somebody's name.</summary>
    [Theory]
    [InlineData("/login/passkey/options")]
    [InlineData("/login/passkey")]
    [InlineData("/passkeys/options")]
    [InlineData("/passkeys/register")]
    public async Task Ask_FromAnotherOrigin_IsRefused(string path)
    {
        using var client = Visitor();

        (await PostAsync(client, path, Nonsense, "http://evil.example")).StatusCode.ShouldBe(path.StartsWith("/login", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.Unauthorized);
        (await PostAsync(client, path, Nonsense, origin: null)).StatusCode.ShouldBe(path.StartsWith("/login", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.Unauthorized);
    }

    /// <summary>Abuse 17: what is asked is the same for everybody, as nobody is named.</summary>
    [Fact]
    public async Task Ask_ToSignIn_NamesNobodyAndTakesAUserWhoIsVerified()
    {
        using var client = Visitor();

        using var reply = await PostAsync(client, "/login/passkey/options", "{}", Ours);

        var options = System.Text.Json.JsonDocument.Parse(await reply.Content.ReadAsStringAsync()).RootElement;
        options.GetProperty("userVerification").GetString().ShouldBe("required");
        options.GetProperty("rpId").GetString().ShouldBe(application.Address.Host);
        options.TryGetProperty("allowCredentials", out var allowed).ShouldBe(allowed.ValueKind == System.Text.Json.JsonValueKind.Array);
        (allowed.ValueKind == System.Text.Json.JsonValueKind.Array ? allowed.GetArrayLength() : 0).ShouldBe(0);
        var cookie = reply.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("adminplatform.passkey=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
    }

    [Fact]
    public async Task Answer_ThatIsNone_DoesNotSignIn()
    {
        using var client = Visitor();
        (await PostAsync(client, "/login/passkey", Nonsense, Ours)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await PostAsync(client, "/login/passkey/options", "{}", Ours);

        (await PostAsync(client, "/login/passkey", "{}", Ours)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var reply = await PostAsync(client, "/login/passkey", Nonsense, Ours);

        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reply.Content.ReadAsStringAsync()).ShouldContain("通行密钥验证失败");
        reply.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith("adminplatform=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Register_WithoutASession_IsRefused()
    {
        using var client = Visitor();

        (await PostAsync(client, "/passkeys/options", """{"name":"x","password":"y"}""", Ours)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(client, "/passkeys/register", Nonsense, Ours)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("\u00ff")]
    [InlineData("""{"name":1}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"credential":null}""")]
    [InlineData("""{"credential":{"id":"\ud800","rawId":1,"response":[]}}""")]
    public async Task AnyBody_ThatIsNone_Is400AndNothingForTheLog(string body)
    {
        using var visitor = Visitor();
        using var person = await ConsoleDoor.SignedInAs(application, "admin");
        await PostAsync(visitor, "/login/passkey/options", "{}", Ours);

        foreach (var (client, path) in new[] { (visitor, "/login/passkey"), (person, "/passkeys/options"), (person, "/passkeys/register") })
        {
            using var reply = await PostAsync(client, path, body, Ours);

            var text = await reply.Content.ReadAsStringAsync();
            reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{path}: {text}");
            System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
            text.ShouldNotContain("Exception");
        }

        application.Log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private string Ours => application.Address.GetLeftPart(UriPartial.Authority);

    private HttpClient Visitor()
    {
#pragma warning disable CA2000 // the client disposes it
        HttpClientHandler handler = new() { AllowAutoRedirect = false };
#pragma warning restore CA2000
        return new HttpClient(handler) { BaseAddress = application.Address };
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body, string? origin)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.Latin1, "application/json") };
        request.Content.Headers.ContentType!.CharSet = null;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await client.SendAsync(request);
    }
}
