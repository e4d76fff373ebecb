using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Whoever says where they come from is not believed, unless they are a proxy that the operator has named.</summary>
public sealed class Abuse23Tests
{
    private const string Forged = "203.0.113.66";

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    [InlineData("True-Client-IP")]
    [InlineData("CF-Connecting-IP")]
    public async Task Address_InAHeaderOfAnybody_IsIgnored(string header)
    {
        await using PlatformApplication application = new();

        (await AddressAsync(application, header, header == "Forwarded" ? $"for={Forged}" : Forged)).ShouldBeOneOf("127.0.0.1", "::1", "::ffff:127.0.0.1");
    }

    [Fact]
    public async Task Address_FromAProxyThatIsNamed_IsTheLastOneItSaw()
    {
        await using var application = new PlatformApplication().WithSetting("ReverseProxy:TrustedProxies", "127.0.0.1, ::1");

        (await AddressAsync(application, "X-Forwarded-For", $"198.51.100.1, {Forged}")).ShouldBe(Forged);
    }

    private static async Task<string> AddressAsync(PlatformApplication application, string header, string value)
    {
        using var client = application.Anonymous();
        using var reply = await client.Send("POST", "/api/auth/login", """{"username":"nobody","password":"wrong-password"}""", headers: (header, value));
        reply.ShouldBeRefused(401);
        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return (await database.LoginLog.AsNoTracking().SingleAsync()).Address;
    }
}
