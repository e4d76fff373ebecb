using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.TwoFactor;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Api.Platform;

public sealed class TwoFactorTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private static readonly Client s_here = new(Door.Api, "127.0.0.1", "", "");

    [Fact]
    public async Task Login_WithTwoFactorOn_TakesTheCode()
    {
        var (phone, codes) = await SetUp("otto");
        using var client = application.Anonymous();

        (await Login(client, "otto", otp: null)).ShouldBeRefused(401).Message.ShouldBe("请输入验证器应用中的验证码或恢复码");
        (await Login(client, "otto", "000000")).ShouldBeRefused(401).Message.ShouldBe("验证码错误或已使用");
        (await Login(client, "otto", "000000", "wrong-password")).ShouldBeRefused(401).Message.ShouldBe("用户名或密码错误");
        var code = phone.CodeAt(application.Clock.GetUtcNow());
        (await Login(client, "otto", code)).ShouldBe(200).Tokens().RefreshToken.ShouldNotBeEmpty();
        (await Login(client, "otto", code)).ShouldBeRefused(401).Message.ShouldBe("验证码错误或已使用");
        (await Login(client, "otto", codes[0])).ShouldBe(200);
        (await Login(client, "otto", codes[0])).ShouldBeRefused(401);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\u0000")]
    [InlineData("１２３４５６")]
    [InlineData("-")]
    public async Task Login_WithAnOddCode_IsRefused(string otp)
    {
        var name = $"odd-{Guid.NewGuid():N}"[..20];
        await SetUp(name);
        using var client = application.Anonymous();

        (await client.Post("/api/auth/login", $$"""{"username":"{{name}}","password":"{{PlatformApplication.UserPassword}}","otp":"{{otp}}"}""")).ShouldBeRefusedOrMalformed();
    }

    [Fact]
    public async Task Role_ThatTakesTwoFactor_Answers403UntilItIsSetUp()
    {
        var id = await application.CreateUser("strict");
        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Role role = new() { Name = "strict", NormalizedName = "STRICT", RequiresTwoFactor = true };
        role.Permissions.Add(new RolePermission { Permission = "user:view" });
        database.Roles.Add(role);
        await database.SaveChangesAsync();
        database.UserRoles.Add(new Core.Accounts.UserRole { UserId = id, RoleId = role.Id });
        await database.SaveChangesAsync();
        using var client = await application.SignedInAs("strict");

        (await client.Get("/api/users")).ShouldBeRefused(403).Message.ShouldBe("您的角色要求两步验证，请先在控制台完成设置");
        (await client.Get("/api/auth/profile")).ShouldBe(200);

        var (phone, _) = await SetUpFor("strict", PlatformApplication.UserPassword);
        (await client.Get("/api/users")).ShouldBeRefused(401);
        using var anonymous = application.Anonymous();
        using var again = application.WithToken((await Login(anonymous, "strict", phone.CodeAt(application.Clock.GetUtcNow()))).ShouldBe(200).Tokens().AccessToken);
        (await again.Get("/api/users")).ShouldBe(200);
    }

    private static Task<Reply> Login(HttpClient client, string userName, string? otp, string password = PlatformApplication.UserPassword) => client.Post(
        "/api/auth/login", $$"""{"username":"{{userName}}","password":"{{password}}"{{(otp is null ? "" : $",\"otp\":\"{otp}\"")}}}""");

    private async Task<(Authenticator Phone, IReadOnlyList<string> Codes)> SetUp(string userName)
    {
        await application.CreateUser(userName);
        return await SetUpFor(userName, PlatformApplication.UserPassword);
    }

    /// <summary>As on the profile; a step later, so that the next code is a new one.</summary>
    private async Task<(Authenticator Phone, IReadOnlyList<string> Codes)> SetUpFor(string userName, string password)
    {
        var signedIn = await application.Services.GetRequiredService<Core.Accounts.SignIn>().RunAsync(new Core.Accounts.SignInRequest(userName, password, s_here), default);
        var actor = (await application.Services.GetRequiredService<LiveSessions>().FindAsync(signedIn.Value.Session.Id, default))!.ActorFor(s_here);
        var own = application.Services.GetRequiredService<OwnTwoFactor>();
        Authenticator phone = new((await own.BeginAsync(actor, password, default)).Value.Secret);
        var codes = (await own.ConfirmAsync(actor, phone.CodeAt(application.Clock.GetUtcNow()), default)).Value;
        application.Clock.Advance(TimeSpan.FromSeconds(60));
        return (phone, codes);
    }
}

file static class OddReplies
{
    /// <summary>Half a character is no JSON text to some readers; either way nobody comes in.</summary>
    public static void ShouldBeRefusedOrMalformed(this Reply reply) => reply.ShouldBeRefused(reply.Status == 400 ? 400 : 401);
}
