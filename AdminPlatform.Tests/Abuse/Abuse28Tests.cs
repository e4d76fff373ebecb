using System.Globalization;
using System.Net;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Abuse 28: what another page, or somebody who may not, sends to the forms behind "view as". That they work as they should is seen in the browser.</summary>
public sealed class Abuse28Tests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Theory]
    [InlineData("admin", "/impersonation/start", HttpStatusCode.Redirect)]
    [InlineData("admin", "/impersonation/end", HttpStatusCode.Redirect)]
    [InlineData("plain", "/impersonation/start", HttpStatusCode.Forbidden)]
    [InlineData("plain", "/impersonation/end", HttpStatusCode.Redirect)]
    [InlineData(null, "/impersonation/start", HttpStatusCode.Unauthorized)]
    [InlineData(null, "/impersonation/end", HttpStatusCode.Unauthorized)]
    public async Task Form_ThatIsNotOurs_ChangesNoSession(string? sender, string path, HttpStatusCode status)
    {
        var name = $"wanted-{Guid.NewGuid():N}";
        var wanted = await application.CreateUser(name);
        if (sender == "plain")
        {
            sender = $"plain-{Guid.NewGuid():N}";
            await application.CreateUser(sender);
        }

        using var client = sender is null ? ConsoleDoor.Plain(application) : await ConsoleDoor.SignedInAs(application, sender);
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["user"] = wanted.ToString(CultureInfo.InvariantCulture) });

        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), form);

        response.StatusCode.ShouldBe(status);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        await using var data = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        (await data.Sessions.CountAsync(session => session.ImpersonatorId != null)).ShouldBe(0);
    }
}
