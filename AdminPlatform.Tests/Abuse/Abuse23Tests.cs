using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Abuse 23: who says of themselves to come from elsewhere is neither believed nor let past the limits.</summary>
public sealed class Abuse23Tests
{
    [Fact]
    public async Task ForwardedAddress_WithoutATrustedProxy_IsIgnored()
    {
        using PlatformApplication application = new();
        application.WithSetting("RateLimits:SignInPerMinute", "3");
        List<int> statuses = [];
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var client = application.Anonymous();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{attempt}");
            client.DefaultRequestHeaders.Add("X-Real-IP", $"203.0.113.{attempt}");
            client.DefaultRequestHeaders.Add("Forwarded", $"for=203.0.113.{attempt}");
            using var reply = await client.Post("/api/auth/login", """{"username":"admin","password":"wrong-password"}""");
            statuses.Add(reply.Status);
        }

        statuses.ShouldBe([401, 401, 401, 429]);
        await using var data = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        (await data.LoginLog.Select(entry => entry.Address).Distinct().ToListAsync()).ShouldHaveSingleItem().ShouldNotStartWith("203.");
    }
}
