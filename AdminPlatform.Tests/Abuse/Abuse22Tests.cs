using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Browser;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Whoever writes into the log by what they send neither forges a line, nor another's name or address, nor runs anything in the browser of whoever reads it.</summary>
[Collection(InChromium.Name)]
public sealed class Abuse22Tests(Chromium chromium, PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Script = "<img src=x onerror=alert(1)>";

    [Fact]
    public async Task SignIn_WithLinesAndScriptInNameAndBrowser_IsOneLineOfText()
    {
        using var client = application.Anonymous();
        using var reply = await client.Send(
            "POST", "/api/auth/login", $$"""{"username":"{{Script}}\r\nadmin signed in","password":"wrong-password"}""",
            headers: [("User-Agent", Script), ("X-User-Id", "1"), ("X-Forwarded-For", "203.0.113.66"), ("X-Real-IP", "203.0.113.66")]);
        reply.ShouldBeRefused(401);

        var entry = (await LoginsAsync())[^1];

        entry.UserName.ShouldBe($"{Script}admin signed in");
        (entry.UserId, entry.Succeeded).ShouldBe((null, false));
        entry.Address.ShouldNotBe("203.0.113.66");
    }

    [Fact]
    public async Task Dashboard_WithSuchAName_ShowsItAsText()
    {
        using var client = application.Anonymous();
        await client.Post("/api/auth/login", $$"""{"username":"{{Script}}","password":"wrong-password"}""");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            var alerted = false;
            page.Dialog += (_, dialog) =>
            {
                alerted = true;
                _ = dialog.DismissAsync();
            };
            await page.SignIn("admin", PlatformApplication.AdminPassword);

            await Expect(page.Locator("#main")).ToContainTextAsync(Script);
            await Expect(page.Locator("#main img[src=x]")).ToHaveCountAsync(0);
            alerted.ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Change_WithAnotherActorInHeadersAndBody_IsLoggedAsWhoeverHoldsTheToken()
    {
        await application.CreateUser("teller");
        using var admin = await application.SignedInAs("admin");
        using var reply = await admin.Send(
            "POST", "/api/users", $$"""{"username":"told","email":"told@example.com","password":"{{PlatformApplication.UserPassword}}","role":"user","user_id":2,"created_by":"teller"}""",
            headers: [("X-User-Id", "2"), ("X-User-Name", "teller"), ("X-Forwarded-For", "203.0.113.66")]);
        reply.ShouldBe(201);

        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var entry = await database.OperationLog.AsNoTracking().SingleAsync(entry => entry.Target == "told");
        entry.UserName.ShouldBe("admin");
        entry.Address.ShouldNotBe("203.0.113.66");
        (entry.Parameters + entry.Changes).ShouldNotContain(PlatformApplication.UserPassword);
    }

    private async Task<List<LoginEntry>> LoginsAsync()
    {
        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await database.LoginLog.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync();
    }
}
