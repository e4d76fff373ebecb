using System.Diagnostics;
using System.Text.Json;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.V1;

/// <summary>The examples of the documents, run by curl in a shell as they are printed: only the address and the tokens are put in.</summary>
public sealed class DocumentedFlowTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string PrintedToken = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...";

    [Fact]
    public async Task GoDemo_RegisterLoginListProfile_RunsAsPrinted()
    {
        var registered = await Run(
            """
            # 1. 用户注册
            curl -X POST http://localhost:8080/api/v1/auth/register \
              -H "Content-Type: application/json" \
              -d '{
                "username": "testuser",
                "password": "123456",
                "name": "测试用户",
                "email": "test@example.com",
                "mobile": "13812345678"
              }'
            """);
        var signedIn = await Run(
            """
            # 2. 用户登录
            curl -X POST http://localhost:8080/api/v1/auth/login \
              -H "Content-Type: application/json" \
              -d '{
                "username": "testuser",
                "password": "123456"
              }'
            """);
        var token = signedIn.GetProperty("data").Text("access_token");
        var users = await Run(
            """
            # 3. 使用返回的token访问受保护的接口
            curl -X GET http://localhost:8080/api/v1/users \
              -H "Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..."
            """,
            token);
        var profile = await Run(
            """
            # 4. 获取当前用户信息
            curl -X GET http://localhost:8080/api/v1/auth/profile \
              -H "Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..."
            """,
            token);

        Outcome(registered).ShouldBe((200, "注册成功"));
        Outcome(signedIn).ShouldBe((200, "登录成功"));
        Outcome(users).ShouldBe((200, "获取成功"));
        Outcome(profile).ShouldBe((200, "获取成功"));
        users.GetProperty("data").GetProperty("users").EnumerateArray().ShouldHaveSingleItem().Text("username").ShouldBe("testuser");
        foreach (var user in new[] { registered.GetProperty("data"), profile.GetProperty("data") })
        {
            (user.Text("username"), user.Text("email"), user.Text("phone"), user.Number("status"), user.Text("role"))
                .ShouldBe(("testuser", "test@example.com", "13812345678", 1, "user"));
        }
    }

    /// <summary>The four steps under "测试流程".</summary>
    [Fact]
    public async Task Neoscan_HealthLoginAndTheRest_RunsAsItsTestersDo()
    {
        var health = await Run("curl -X GET http://localhost:8123/api/health");
        var signedIn = await Run(
            $$"""
            curl -X POST http://localhost:8123/api/v1/auth/login -H 'Content-Type: application/json' -d '{
              "username": "admin",
              "password": "{{PlatformApplication.AdminPassword}}"
            }'
            """);
        var tokens = signedIn.GetProperty("data");

        health.Text("status").ShouldBe("healthy");
        signedIn.GetProperty("success").GetBoolean().ShouldBeTrue();
        tokens.GetProperty("user").GetProperty("roles").Names().ShouldBe(["admin"]);
        string[] paths = ["user/profile", "user/permissions", "user/roles", "admin/users/list?page=1&limit=10&search=admin", "admin/roles/list", "admin/permissions/list", "admin/sessions/list"];
        foreach (var path in paths)
        {
            var reply = await Run($"curl -X GET 'http://localhost:8123/api/v1/{path}' -H 'Authorization: Bearer {PrintedToken}'", tokens.Text("access_token"));
            reply.GetProperty("success").GetBoolean().ShouldBeTrue(reply.GetRawText());
        }

        var refreshed = await Run($"curl -X POST http://localhost:8123/api/v1/auth/refresh-header -H 'Authorization: Bearer {PrintedToken}'", tokens.Text("refresh_token"));
        var signedOut = await Run($"curl -X POST http://localhost:8123/api/v1/auth/logout -H 'Authorization: Bearer {PrintedToken}'", refreshed.GetProperty("data").Text("access_token"));
        var afterwards = await Run($"curl -X GET http://localhost:8123/api/v1/user/profile -H 'Authorization: Bearer {PrintedToken}'", tokens.Text("access_token"));

        signedOut.Text("message").ShouldBe("登出成功");
        (afterwards.GetProperty("success").GetBoolean(), afterwards.Text("error")).ShouldBe((false, "JWT_INVALID"));
    }

    private static (int Code, string Message) Outcome(JsonElement reply) => (reply.Number("code"), reply.Text("message"));

    private async Task<JsonElement> Run(string printed, string token = "")
    {
        var address = application.Address.GetLeftPart(UriPartial.Authority);
        var command = printed
            .Replace("http://localhost:8080", address, StringComparison.Ordinal)
            .Replace("http://localhost:8123", address, StringComparison.Ordinal)
            .Replace(PrintedToken, token, StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = shell.StandardError.ReadToEndAsync();
        var answer = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, await errors);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.Clone();
    }
}
