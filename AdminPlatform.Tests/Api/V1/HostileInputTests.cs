using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

public sealed class HostileInputOnSqlite(PlatformApplication application) : HostileInputTests(application), IClassFixture<PlatformApplication>;

public sealed class HostileInputOnPostgres(PostgresApplication application) : HostileInputTests(application), IClassFixture<PostgresApplication>;

/// <summary>What no honest client sends is the caller's mistake: it is refused, and never a fault.</summary>
public abstract class HostileInputTests(PlatformApplication application)
{
    /// <summary>As escapes of JSON.</summary>
    public static TheoryData<string> Texts => [@"a\u0000b", @"\ud800", @"a\udc00b", @"a\u001bb", @"\u202e" + new string('x', 600), new string('y', 100_000)];

    /// <summary>Every request that takes text, and its fields.</summary>
    private static readonly (string Verb, string Path, string[] Fields, string[] Lists)[] s_requests =
    [
        ("POST", "auth/register", ["username", "password", "name", "email", "mobile"], []),
        ("POST", "auth/login", ["username", "password", "otp"], []),
        ("POST", "auth/refresh", ["refresh_token"], []),
        ("POST", "auth/check-expiry", ["token"], []),
        ("POST", "user/change-password", ["old_password", "new_password"], []),
        ("PUT", "users/profile", ["email", "name", "nickname", "mobile", "avatar"], []),
        ("POST", "users", ["username", "password", "email", "name", "mobile"], []),
        ("PUT", "users/1", ["email"], []),
        ("POST", "admin/users/create", ["username", "password", "email"], ["roles"]),
        ("PUT", "admin/users/1", ["username", "email"], ["roles"]),
        ("POST", "admin/roles/create", ["name", "description"], ["permissions"]),
        ("PUT", "admin/roles/2", ["name", "description"], ["permissions"]),
        ("POST", "admin/permissions/create", ["name", "description", "resource", "action"], []),
        ("PUT", "admin/permissions/1", ["name", "description", "resource", "action"], []),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task AnyField_HostileText_IsRefused(string text)
    {
        using var admin = await application.SignedInAs("admin");
        using var prey = await PreyAsync();
        foreach (var (verb, path, fields, lists) in s_requests)
        {
            foreach (var field in fields.Concat(lists))
            {
                var body = fields.Concat(lists).Select(name => $"\"{name}\":{Value(name, name == field ? text : null, lists.Contains(name))}");
                using var reply = await (path == "user/change-password" ? prey : admin).Send(verb, $"/api/v1/{path}", $"{{{string.Join(',', body)}}}");
                reply.Status.ShouldBeInRange(200, 499, $"{verb} {path} {field}: {reply.Body}");
                if (path != "auth/login" || field != "otp")
                {
                    reply.Status.ShouldBeInRange(400, 499, $"{verb} {path} {field}: {reply.Body}");
                    reply.ShouldFail(reply.Status, reply.Json.Text("error"));
                }
            }
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("1e400")]
    [InlineData("true")]
    public async Task AnyField_OfAnotherType_Is400(string value)
    {
        using var admin = await application.SignedInAs("admin");
        foreach (var (verb, path, fields, _) in s_requests)
        {
            (await admin.Send(verb, $"/api/v1/{path}", $$"""{"{{fields[0]}}":{{value}}}""")).ShouldFail(400, "VALIDATION_ERROR");
        }
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%22%22%22")]
    [InlineData("'%20OR%201=1%20--")]
    [InlineData("%25_%25")]
    public async Task Search_HostileText_IsAnswered(string search)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get("/api/v1/admin/users/list?search=" + search);

        reply.Status.ShouldBeOneOf(200, 400);
    }

    [Theory]
    [InlineData("2147483647", 404)]
    [InlineData("-2147483648", 404)]
    [InlineData("0", 404)]
    [InlineData("2147483648", 400)]
    [InlineData("99999999999999999999", 400)]
    [InlineData("1e3", 400)]
    [InlineData("١", 400)]
    public async Task AnyId_ThatIsNone_IsRefused(string id, int status)
    {
        using var admin = await application.SignedInAs("admin");
        foreach (var path in new[] { "users", "admin/users", "admin/roles", "admin/permissions" })
        {
            var error = status == 400 ? "VALIDATION_ERROR" : path.EndsWith("users", StringComparison.Ordinal) ? "USER_NOT_FOUND" : "NOT_FOUND";
            (await admin.Get($"/api/v1/{path}/{id}")).ShouldFail(status, error);
            (await admin.Put($"/api/v1/{path}/{id}", "{}")).ShouldFail(status, error);
            (await admin.Delete($"/api/v1/{path}/{id}")).ShouldFail(status, error);
        }
    }

    /// <summary>Wrong passwords lock an account; not the admin's.</summary>
    private async Task<HttpClient> PreyAsync()
    {
        var name = $"prey{Guid.NewGuid():N}"[..20];
        await application.CreateUser(name);
        return await application.SignedInAs(name);
    }

    private static string Value(string name, string? hostile, bool isList)
    {
        var text = hostile ?? name switch
        {
            "username" => "hostile",
            "password" or "old_password" => "wrong-password",
            "new_password" => "newpass123",
            "email" => "hostile@example.com",
            "roles" => "user",
            "permissions" => "user:view",
            _ => "hostile",
        };
        return isList ? $"[\"{text}\"]" : $"\"{text}\"";
    }
}
