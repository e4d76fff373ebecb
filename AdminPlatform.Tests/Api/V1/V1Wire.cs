using System.Globalization;
using System.Text.Json;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

/// <summary>What is the same about every answer of the V1 dialect.</summary>
internal static class V1Wire
{
    private static readonly string[] s_members = ["success", "code", "message", "data", "timestamp"];

    /// <summary>200 in the envelope <c>{success, code, message, data, timestamp}</c>.</summary>
    public static Reply ShouldSucceed(this Reply reply, string? message = null)
    {
        reply.Status.ShouldBe(200, reply.Body);
        Check(reply, s_members);
        reply.Json.GetProperty("success").GetBoolean().ShouldBeTrue(reply.Body);
        reply.ShouldFollowTheConventions();
        if (message is not null)
        {
            reply.Message.ShouldBe(message);
        }

        return reply;
    }

    /// <summary>The envelope of a refusal, with the name of what went wrong and nothing from inside.</summary>
    public static Reply ShouldFail(this Reply reply, int status, string error)
    {
        reply.Status.ShouldBe(status, reply.Body);
        Check(reply, [.. s_members, "error"]);
        reply.Json.GetProperty("success").GetBoolean().ShouldBeFalse(reply.Body);
        reply.Json.GetProperty("error").GetString().ShouldBe(error, reply.Body);
        reply.Data.ValueKind.ShouldBe(JsonValueKind.Null, reply.Body);
        reply.Body.ShouldNotContain("   at ", Case.Sensitive);
        reply.Body.ShouldNotContain("Exception", Case.Sensitive);
        return reply;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static int Number(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static string[] Names(this JsonElement element) => [.. element.EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>Makes a user with <see cref="PlatformApplication.UserPassword"/> whose own role holds these permissions, and returns their id.</summary>
    public static async Task<int> CreateUserWho(this PlatformApplication application, string userName, params string[] permissions)
    {
        using var admin = await application.SignedInAs("admin");
        using var role = await admin.Post(
            "/api/v1/admin/roles/create", $$"""{"name":"role-of-{{userName}}","permissions":{{JsonSerializer.Serialize(permissions)}}}""");
        role.ShouldSucceed();
        using var user = await admin.Post(
            "/api/v1/admin/users/create",
            $$"""{"username":"{{userName}}","password":"{{PlatformApplication.UserPassword}}","email":"{{userName}}@example.com","roles":["role-of-{{userName}}"]}""");
        return user.ShouldSucceed().Data.Number("id");
    }

    private static void Check(Reply reply, string[] members)
    {
        reply.MediaType.ShouldBe("application/json", reply.Body);
        reply.Json.EnumerateObject().Select(member => member.Name).ShouldBe(members, reply.Body);
        reply.Json.GetProperty("code").GetInt32().ShouldBe(reply.Status, reply.Body);
        reply.Message.ShouldNotBeNullOrWhiteSpace();
        DateTime.ParseExact(reply.Json.Text("timestamp"), "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }
}
