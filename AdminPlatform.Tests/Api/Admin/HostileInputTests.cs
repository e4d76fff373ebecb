using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

/// <summary>What no honest client sends is the caller's mistake: it is refused, and never a fault.</summary>
public abstract class HostileInputTests(PlatformApplication application)
{
    public static TheoryData<string> Texts => [@"a\u0000b", @"\ud800", @"a\udc00b", @"a\u001bb", new string('x', 300), "' OR 1=1 --", @"\u202e"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Write_HostileText_IsRefusedOrKeptAsItIs(string text)
    {
        using var admin = await application.SignedInAs("admin");
        string[] requests =
        [
            $$"""users {"username":"{{text}}","password":"password123"}""",
            $$"""users {"username":"u{{Guid.NewGuid():N}}","password":"password123","nickname":"{{text}}","avatar":"{{text}}","email":"{{text}}"}""",
            $$"""roles {"name":"{{text}}"}""",
            $$"""roles {"name":"r{{Guid.NewGuid():N}}","description":"{{text}}"}""",
            $$"""permissions {"name":"{{text}}"}""",
            $$"""permissions {"name":"p{{Guid.NewGuid():N}}","description":"{{text}}","module":"{{text}}","action":"{{text}}"}""",
        ];

        foreach (var request in requests)
        {
            var (path, body) = (request.Split(' ')[0], request[(request.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            using var reply = await admin.Post($"{AdminWire.Base}/{path}", body);
            reply.Status.ShouldBeOneOf(200, 400, 422);
        }
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("a%00b%00c")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%22%22%22")]
    [InlineData("%25_%5C")]
    [InlineData("'%20OR%201=1%20--")]
    public async Task Read_HostileText_IsAnswered(string text)
    {
        using var admin = await application.SignedInAs("admin");

        foreach (var query in new[]
        {
            "users?search=", "roles?search=", "permissions?module=", "logs/login?username=", "logs/operation?username=", "logs/operation?module=",
            "logs/operation?action=", "logs/login?start_time=",
        })
        {
            using var reply = await admin.Get($"{AdminWire.Base}/{query}{text}");
            reply.Status.ShouldBeOneOf(200, 400, 422);
        }
    }

    [Fact]
    public async Task Write_OfMoreIdsThanThereCanBe_IsRefused()
    {
        using var admin = await application.SignedInAs("admin");
        var ids = string.Join(',', Enumerable.Range(1, 100_000));

        (await admin.Post($"{AdminWire.Base}/users", $$"""{"username":"collector","password":"password123","role_ids":[{{ids}}]}""")).ShouldFail(422).Data.GetProperty("role_ids").GetString()!.ShouldContain("504");
        (await admin.Post($"{AdminWire.Base}/roles", $$"""{"name":"collection","permission_ids":[{{ids}}]}""")).ShouldFail(404, 3001);
    }

    [Theory]
    [InlineData("""{"status":1e400}""")]
    [InlineData("""{"status":99999999999}""")]
    [InlineData("""{"status":1.5}""")]
    [InlineData("""{"role_ids":[1e400]}""")]
    [InlineData("""{"role_ids":{"0":1}}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Update_HostileValue_Is400(string body)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Put($"{AdminWire.Base}/users/1", body)).ShouldFail(400);
    }
}

public sealed class HostileInputOnSqlite(PlatformApplication application) : HostileInputTests(application), IClassFixture<PlatformApplication>;

public sealed class HostileInputOnPostgres(PlatformOnPostgres application) : HostileInputTests(application), IClassFixture<PlatformOnPostgres>;
