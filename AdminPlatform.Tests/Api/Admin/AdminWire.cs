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

    private static void ShouldCarry(this Reply reply, int status, int code)
    {
        reply.Status.ShouldBe(status, reply.Body);
        reply.MediaType.ShouldBe("application/json", reply.Body);
        reply.Json.EnumerateObject().Select(member => member.Name).ShouldBe(s_envelope, reply.Body);
        reply.Json.GetProperty("code").GetInt32().ShouldBe(code, reply.Body);
        reply.Json.GetProperty("trace_id").GetString()!.ShouldMatch("^[0-9a-f]{32}$");
    }
}
