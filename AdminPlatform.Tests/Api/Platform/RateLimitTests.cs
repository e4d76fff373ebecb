using System.Globalization;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("RateLimits:SignInPerMinute", "/api/auth/login", """{"username":"nobody","password":"wrong-password"}""")]
    [InlineData("RateLimits:RefreshPerMinute", "/api/auth/refresh", """{"refresh_token":"nonsense"}""")]
    public async Task AnyRequest_BeyondTheLimitOfItsAddress_Is429WithATimeToWait(string limit, string path, string body)
    {
        await using var application = new PlatformApplication().WithSetting(limit, "5");
        using var client = application.Anonymous();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await client.Post(path, body)).ShouldBeRefused(401);
        }

        using var reply = await client.Post(path, body);

        reply.ShouldBeRefused(429);
        int.Parse(reply.Header("Retry-After")!, CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await client.Get("/api/auth/profile")).ShouldBeRefused(401);
    }

    [Fact]
    public async Task Limit_WithAForgedForwardedAddress_StillHolds()
    {
        await using var application = new PlatformApplication().WithSetting("RateLimits:SignInPerMinute", "3");
        using var client = application.Anonymous();
        List<int> statuses = [];
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var reply = await client.Send(
                "POST",
                "/api/auth/login",
                """{"username":"nobody","password":"wrong-password"}""",
                headers: [("X-Forwarded-For", $"203.0.113.{attempt}"), ("X-Real-IP", $"203.0.113.{attempt}"), ("Forwarded", $"for=203.0.113.{attempt}")]);
            statuses.Add(reply.Status);
        }

        statuses.ShouldBe([401, 401, 401, 429, 429, 429]);
    }
}
