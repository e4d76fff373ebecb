using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

/// <summary>The envelope of the Admin dialect: <c>{code, message, data, trace_id}</c>, all four, always.</summary>
internal static class AdminWire
{
    public const string Base = "/api/admin/v1";

    private static readonly string[] s_envelope = ["code", "message", "data", "trace_id"];

    public static Reply ShouldSucceed(this Reply reply)
    {
        reply.ShouldCarry(200, 0);
        reply.Message.ShouldBe("success");
        return reply;
    }

    /// <summary>The code and the status of a refusal, and nothing from inside.</summary>
    public static Reply ShouldFail(this Reply reply, int status, int? code = null)
    {
        reply.ShouldCarry(status, code ?? status);
        reply.Message.ShouldNotBeNullOrWhiteSpace(reply.Body);
        reply.Body.ShouldNotContain("   at ", Case.Sensitive);
        reply.Body.ShouldNotContain("Exception", Case.Sensitive);
        return reply;
    }

    /// <summary>Signs in at this dialect.</summary>
    public static async Task<TokenPair> SignInHere(this PlatformApplication application, string userName, string? password = null)
    {
        password ??= userName == "admin" ? PlatformApplication.AdminPassword : PlatformApplication.UserPassword;
        using var client = application.Anonymous();
        using var reply = await client.Post($"{Base}/auth/login", $$"""{"username":"{{userName}}","password":"{{password}}"}""");
        return reply.ShouldSucceed().Tokens();
    }

    /// <summary>Ids of permissions by their names.</summary>
    public static async Task<Dictionary<string, int>> PermissionIds(this HttpClient admin)
    {
        using var reply = await admin.Get($"{Base}/permissions");
        return reply.ShouldSucceed().Data.GetProperty("items").EnumerateArray()
            .ToDictionary(permission => permission.GetProperty("name").GetString()!, permission => permission.GetProperty("id").GetInt32());
    }

    /// <summary>Makes a role that holds these permissions and returns its id.</summary>
    public static async Task<int> CreateRole(this HttpClient admin, string name, params string[] permissions)
    {
        var ids = await admin.PermissionIds();
        using var reply = await admin.Post($"{Base}/roles", $$"""{"name":"{{name}}","permission_ids":[{{string.Join(',', permissions.Select(permission => ids[permission]))}}]}""");
        return reply.ShouldSucceed().Data.GetProperty("id").GetInt32();
    }

    /// <summary>Makes a user with these roles and returns their id.</summary>
    public static async Task<int> CreateUser(this HttpClient admin, string userName, params int[] roleIds)
    {
        using var reply = await admin.Post(
            $"{Base}/users", $$"""{"username":"{{userName}}","password":"{{PlatformApplication.UserPassword}}","role_ids":[{{string.Join(',', roleIds)}}]}""");
        return reply.ShouldSucceed().Data.GetProperty("id").GetInt32();
    }

    /// <summary>A new user who holds exactly these permissions, signed in.</summary>
    public static async Task<HttpClient> SignedInHolding(this PlatformApplication application, params string[] permissions)
    {
        var name = $"u{Guid.NewGuid():N}"[..16];
        using var admin = await application.SignedInAs("admin");
        await admin.CreateUser(name, await admin.CreateRole(name, permissions));
        return application.WithToken((await application.SignInHere(name)).AccessToken);
    }

    public static string[] Names(this System.Text.Json.JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];

    private static void ShouldCarry(this Reply reply, int status, int code)
    {
        reply.Status.ShouldBe(status, reply.Body);
        reply.MediaType.ShouldBe("application/json", reply.Body);
        reply.Json.EnumerateObject().Select(member => member.Name).ShouldBe(s_envelope, reply.Body);
        reply.Json.GetProperty("code").GetInt32().ShouldBe(code, reply.Body);
        reply.Json.GetProperty("trace_id").GetString()!.ShouldMatch("^[0-9a-f]{32}$");
    }
}
