using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.TwoFactor;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class TwoFactorOnSqlite(OnSqlite database) : TwoFactorTests(database), IClassFixture<OnSqlite>;

public sealed class TwoFactorOnPostgres(OnPostgres database) : TwoFactorTests(database), IClassFixture<OnPostgres>;

public abstract class TwoFactorTests(TestDatabase database) : AccountsTests(database)
{
    private const int Threshold = 10;

    private OwnTwoFactor Own => Host.Get<OwnTwoFactor>();

    [Fact]
    public async Task SetUp_WithPasswordAndCode_AsksForACodeFromThenOn()
    {
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");
        var setup = (await Own.BeginAsync(bob, AccountsHost.Password, default)).Value;
        setup.Secret.Length.ShouldBe(32);
        setup.Uri.ShouldBe($"otpauth://totp/AdminPlatform:bob?secret={setup.Secret}&issuer=AdminPlatform&algorithm=SHA1&digits=6&period=30");
        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeTrue("it does not count before a code was given");
        Authenticator phone = new(setup.Secret);

        var codes = (await Own.ConfirmAsync(bob, phone.CodeAt(Host.Time.GetUtcNow()), default)).Value;

        codes.Distinct().Count().ShouldBe(10);
        codes.ShouldAllBe(code => code.Length == 11 && code[5] == '-');
        (await Host.TrySignInAsync("bob")).Error!.ShouldBe(Error.Unauthenticated("sign_in.otp_required"));
        Host.Time.Advance(TimeSpan.FromSeconds(30));
        (await SignInAsync("bob", phone.CodeAt(Host.Time.GetUtcNow()))).IsSuccess.ShouldBeTrue();
        (await Own.StatusAsync(bob, default)).Value.ShouldBe(new TwoFactorStatus(true, 10, false));
    }

    [Fact]
    public async Task SetUp_Stored_KeepsNeitherSecretNorCodesInClear()
    {
        var (bob, phone, codes) = await WithTwoFactorAsync();

        await using var data = await Host.DatabaseAsync();
        var user = await data.Users.AsNoTracking().SingleAsync(row => row.Id == bob.UserId);
        user.AuthenticatorKey!.Length.ShouldBeLessThanOrEqualTo(512);
        user.AuthenticatorKey.ShouldNotContain(phone.Secret);
        (await data.RecoveryCodes.Select(code => code.Hash).ToListAsync()).ShouldNotContain(hash => codes.Any(code => hash.Contains(code)));
        var log = await Host.LogAsync();
        log.Select(entry => $"{entry.Parameters}{entry.Changes}").ShouldAllBe(text => !text.Contains(phone.Secret) && !codes.Any(text.Contains));
        log.Select(entry => $"{entry.Module}.{entry.Action}").ShouldBe(["two_factor.begin", "two_factor.enable"]);
    }

    [Fact]
    public async Task SetUp_WithAWrongPasswordOrCode_IsRefused()
    {
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");

        (await Own.BeginAsync(bob, "wrong", default)).Error!.Code.ShouldBe("password.wrong");
        (await Own.ConfirmAsync(bob, "123456", default)).Error!.Code.ShouldBe("two_factor.not_begun");
        Authenticator phone = new((await Own.BeginAsync(bob, AccountsHost.Password, default)).Value.Secret);
        (await Own.ConfirmAsync(bob, phone.CodeAt(Host.Time.GetUtcNow(), stepsLater: 5), default)).Error!.Code.ShouldBe("two_factor.code_wrong");
        (await Host.UserAsync(bob.UserId!.Value)).AccessFailedCount.ShouldBe(1);
        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeTrue();
    }

    /// <summary>A code that was overheard is worth nothing, neither is the one before it.</summary>
    [Fact]
    public async Task Code_UsedBefore_IsRefused()
    {
        var (_, phone, _) = await WithTwoFactorAsync();
        var code = phone.CodeNow(Host);
        (await SignInAsync("bob", code)).IsSuccess.ShouldBeTrue();

        (await SignInAsync("bob", code)).Error!.Code.ShouldBe("sign_in.otp_wrong");
        (await SignInAsync("bob", phone.CodeNow(Host, -1))).Error!.Code.ShouldBe("sign_in.otp_wrong");
        Host.Time.Advance(TimeSpan.FromSeconds(30));
        (await SignInAsync("bob", phone.CodeNow(Host))).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Code_UsedByManyAtOnce_LetsOneIn()
    {
        var (_, phone, _) = await WithTwoFactorAsync();
        var code = phone.CodeNow(Host);

        var results = await AccountsHost.AtOnce(8, _ => SignInAsync("bob", code));

        results.Count(result => result.IsSuccess).ShouldBe(1);
    }

    [Fact]
    public async Task RecoveryCode_InsteadOfACode_WorksOnceHoweverItIsTyped()
    {
        var (bob, _, codes) = await WithTwoFactorAsync();

#pragma warning disable CA1308 // as somebody types it
        (await SignInAsync("bob", $" {codes[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)} ")).IsSuccess.ShouldBeTrue();
#pragma warning restore CA1308
        (await SignInAsync("bob", codes[0])).Error!.Code.ShouldBe("sign_in.otp_wrong");

        (await Own.StatusAsync(bob, default)).Value.RecoveryCodesLeft.ShouldBe(9);
        (await Host.LogAsync())[^1].Action.ShouldBe("use_recovery_code");
        var wins = await AccountsHost.AtOnce(6, _ => SignInAsync("bob", codes[1]));
        wins.Count(result => result.IsSuccess).ShouldBe(1);
    }

    [Fact]
    public async Task RecoveryCodes_MadeAnew_TakeThePlaceOfTheOldOnes()
    {
        var (bob, _, codes) = await WithTwoFactorAsync();
        (await Own.RegenerateRecoveryCodesAsync(bob, "wrong", default)).Error!.Code.ShouldBe("password.wrong");

        var next = (await Own.RegenerateRecoveryCodesAsync(bob, AccountsHost.Password, default)).Value;

        (await SignInAsync("bob", codes[3])).IsSuccess.ShouldBeFalse();
        (await SignInAsync("bob", next[3])).IsSuccess.ShouldBeTrue();
    }

    /// <summary>Abuse 17: unknown name and wrong password answer alike, whoever has a second factor.</summary>
    [Fact]
    public async Task SignIn_WrongPasswordWithTwoFactor_SaysNothingOfIt()
    {
        var (_, phone, _) = await WithTwoFactorAsync();

        (await SignInAsync("bob", phone.CodeNow(Host), "wrong")).Error!.ShouldBe(Error.Unauthenticated(SignIn.FailedCode));
        (await SignInAsync("nobody", "123456")).Error!.ShouldBe(Error.Unauthenticated(SignIn.FailedCode));
        (await SignInAsync("bob", phone.CodeNow(Host))).IsSuccess.ShouldBeTrue("a refused attempt used no code up");
    }

    /// <summary>Abuse 24: another step that ignores the lock.</summary>
    [Fact]
    public async Task Code_GuessedManyTimes_LocksTheAccountLikeAWrongPassword()
    {
        var (_, phone, _) = await WithTwoFactorAsync();
        await AccountsHost.AtOnce(2 * Threshold, number => SignInAsync("bob", $"{number:D3}xyz"));

        (await SignInAsync("bob", phone.CodeNow(Host))).Error!.ShouldBe(Error.Unauthenticated(SignIn.FailedCode));

        var reasons = (await Host.LoginsAsync()).CountBy(entry => entry.Reason).ToDictionary();
        reasons["sign_in.otp_wrong"].ShouldBe(Threshold);
        reasons["sign_in.locked"].ShouldBe(Threshold + 1);
    }

    [Fact]
    public async Task SignIn_RightPasswordWithoutACode_DoesNotForgiveWrongCodes()
    {
        var (bob, _, _) = await WithTwoFactorAsync();
        for (var guess = 1; guess < Threshold; guess++)
        {
            await SignInAsync("bob", "nonono");
            (await SignInAsync("bob", otp: null)).Error!.Code.ShouldBe("sign_in.otp_required");
        }

        (await Host.UserAsync(bob.UserId!.Value)).AccessFailedCount.ShouldBe(Threshold - 1);
    }

    [Fact]
    public async Task SecondStep_WithTheTicket_SignsInWithoutThePassword()
    {
        var (_, phone, _) = await WithTwoFactorAsync();
        var ticket = await TicketAsync();

        (await ContinueAsync(ticket, "000000")).Error!.Code.ShouldBe("sign_in.otp_wrong");
        var signedIn = (await ContinueAsync(ticket, phone.CodeNow(Host))).Value;

        (signedIn.User.UserName, signedIn.Session.IsRemembered).ShouldBe(("bob", true));
    }

    [Fact]
    public async Task SecondStep_TooLateOrAfterANewPasswordOrForged_StartsAnew()
    {
        var (bob, phone, _) = await WithTwoFactorAsync();
        var ticket = await TicketAsync();

        (await ContinueAsync("CfDJ8" + ticket, phone.CodeNow(Host))).Error!.Code.ShouldBe("sign_in.too_late");
        (await ContinueAsync("", phone.CodeNow(Host))).Error!.Code.ShouldBe("sign_in.too_late");
        Host.Time.Advance(TimeSpan.FromMinutes(5));
        (await ContinueAsync(ticket, phone.CodeNow(Host))).Error!.Code.ShouldBe("sign_in.too_late");
        ticket = await TicketAsync();
        await Host.Get<ResetPassword>().RunAsync(Actor.System, bob.UserId!.Value, "another-secret", default);
        (await ContinueAsync(ticket, phone.CodeNow(Host))).Error!.Code.ShouldBe(SignIn.FailedCode);
    }

    [Fact]
    public async Task Disable_TakesPasswordAndCode()
    {
        var (bob, phone, _) = await WithTwoFactorAsync();

        (await Own.DisableAsync(bob, "wrong", phone.CodeNow(Host), default)).Error!.Code.ShouldBe("password.wrong");
        (await Own.DisableAsync(bob, AccountsHost.Password, "000000", default)).Error!.Code.ShouldBe("two_factor.code_wrong");
        (await Host.UserAsync(bob.UserId!.Value)).AccessFailedCount.ShouldBe(2);
        (await Own.DisableAsync(bob, AccountsHost.Password, phone.CodeNow(Host), default)).IsSuccess.ShouldBeTrue();

        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeTrue();
        (await Host.UserAsync(bob.UserId!.Value)).AuthenticatorKey.ShouldBeNull();
    }

    [Fact]
    public async Task TwoFactor_WithAPersonalToken_IsBarred()
    {
        await Host.AddUserAsync("bob");
        var created = await Host.Get<CreateApiToken>().RunAsync(await Host.ActorAsync("bob"), new NewApiToken("backup", null, null), default);
        var token = (await Host.Get<ApiTokenReader>().FindAsync(created.Value.Token, default)).Value.ActorFor(AccountsHost.Here);

        (await Own.BeginAsync(token, AccountsHost.Password, default)).Error!.Code.ShouldBe("token.barred");
    }

    [Fact]
    public async Task Reset_ByAnAdmin_LetsThemInWithThePasswordAndEndsTheirSessions()
    {
        var (bob, _, codes) = await WithTwoFactorAsync();
        await Host.AddUserAsync("root", BuiltInRoles.Admin);

        (await Host.Get<ResetTwoFactor>().RunAsync(await Host.ActorAsync("root"), bob.UserId!.Value, default)).IsSuccess.ShouldBeTrue();

        (await Host.Live.FindAsync(bob.SessionId!.Value, default)).ShouldBeNull();
        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeTrue();
        (await SignInAsync("bob", codes[0])).IsSuccess.ShouldBeTrue("a code that nobody asks for does no harm");
    }

    /// <summary>Abuse 12: a lower admin takes the second factor off a higher one.</summary>
    [Fact]
    public async Task Reset_OfOneAboveOrOneself_IsRefused()
    {
        await Host.AddRoleAsync("helpdesk", UserPermissions.Edit);
        var root = await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var bob = await Host.AddUserAsync("bob", "helpdesk");
        var actor = await Host.ActorAsync("bob");
        var reset = Host.Get<ResetTwoFactor>();

        (await reset.RunAsync(actor, root, default)).Error!.Code.ShouldBe("user.above");
        (await reset.RunAsync(actor, bob, default)).Error!.Code.ShouldBe("two_factor.own");
        (await reset.RunAsync(AccountsHost.With(ServerPermissions.View), bob, default)).Error!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task Role_ThatTakesTwoFactor_GrantsNothingUntilItIsSetUp()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var token = (await Host.Get<CreateApiToken>().RunAsync(await Host.ActorAsync("root"), new NewApiToken("backup", null, null), default)).Value.Token;
        await RequireAsync(BuiltInRoles.Admin);

        var bare = await Host.ActorAsync("root");
        (bare.IsAdmin, bare.Permissions.Count, bare.MustSetUpTwoFactor).ShouldBe((false, 0, true));
        bare.Deny(UserPermissions.View)!.Code.ShouldBe("access.two_factor_required");
        bare.DenyUnlessAdmin()!.Code.ShouldBe("access.two_factor_required");
        (await Host.Get<ApiTokenReader>().FindAsync(token, default)).Value.ActorFor(AccountsHost.Here).IsAdmin.ShouldBeFalse();

        // The last admin always finds the way out.
        var (_, phone, _) = await SetUpAsync(bare);
        var signedIn = await SignInAsync("root", phone.CodeNow(Host));
        var actor = await Host.ActorAsync(signedIn.Value);
        (actor.IsAdmin, actor.MustSetUpTwoFactor).ShouldBe((true, false));
        (await Host.Live.FindAsync(bare.SessionId!.Value, default))!.ActorFor(AccountsHost.Here).IsAdmin.ShouldBeTrue();
        (await Host.Get<ApiTokenReader>().FindAsync(token, default)).Value.ActorFor(AccountsHost.Here).IsAdmin.ShouldBeTrue();
    }

    /// <summary>Whoever knows nothing but the password waits in vain for the owner to set up the second factor.</summary>
    [Fact]
    public async Task SetUp_AfterSomebodyElseCameWithThePasswordAlone_LeavesThemNothing()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        await RequireAsync(BuiltInRoles.Admin);
        var thief = await Host.SignInAsync("root");

        var planted = (await Host.Get<CreateApiToken>().RunAsync(await Host.ActorAsync(thief), new NewApiToken("planted", null, null), default)).Error!;
        await SetUpAsync(await Host.ActorAsync("root"));

        (planted.Kind, planted.Code).ShouldBe((ErrorKind.Forbidden, "access.two_factor_required"));
        (await Host.IsLiveAsync(thief)).ShouldBeFalse();
    }

    [Fact]
    public async Task Role_ThatTakesTwoFactorButIsDisabled_AsksForNothing()
    {
        await Host.AddRoleAsync("guard", ServerPermissions.View);
        await Host.AddUserAsync("bob", "guard", BuiltInRoles.Viewer);
        await RequireAsync("guard", isEnabled: false);

        (await Host.ActorAsync("bob")).MustSetUpTwoFactor.ShouldBeFalse();
    }

    private async Task<(Actor Bob, Phone Phone, IReadOnlyList<string> Codes)> WithTwoFactorAsync()
    {
        await Host.AddUserAsync("bob");
        return await SetUpAsync(await Host.ActorAsync("bob"));
    }

    /// <summary>A step later, so that the next code is a new one.</summary>
    private async Task<(Actor Actor, Phone Phone, IReadOnlyList<string> Codes)> SetUpAsync(Actor actor)
    {
        Phone phone = new((await Own.BeginAsync(actor, AccountsHost.Password, default)).Value.Secret);
        var codes = (await Own.ConfirmAsync(actor, phone.CodeNow(Host), default)).Value;
        Host.Time.Advance(TimeSpan.FromSeconds(60));
        return (actor, phone, codes);
    }

    private Task<Result<SignedIn>> SignInAsync(string login, string? otp, string password = AccountsHost.Password) =>
        Host.Get<SignIn>().RunAsync(new SignInRequest(login, password, AccountsHost.Here) { Otp = otp }, default);

    private async Task<string> TicketAsync() => (await Host.Get<SignIn>().BeginAsync(
        new SignInRequest("bob", AccountsHost.Password, AccountsHost.Here with { Door = Door.Console }, Remember: true), default)).Ticket.ShouldNotBeNull();

    private Task<Result<SignedIn>> ContinueAsync(string ticket, string otp) =>
        Host.Get<SignIn>().ContinueAsync(ticket, otp, AccountsHost.Here with { Door = Door.Console }, default);

    private async Task RequireAsync(string role, bool isEnabled = true)
    {
        await using var data = await Host.DatabaseAsync();
        await data.Roles.Where(row => row.Name == role).ExecuteUpdateAsync(set => set.SetProperty(row => row.RequiresTwoFactor, true).SetProperty(row => row.IsEnabled, isEnabled));
        Host.Live.Forget();
    }

    private sealed record Phone(string Secret)
    {
        public string CodeNow(AccountsHost host, int stepsLater = 0) => new Authenticator(Secret).CodeAt(host.Time.GetUtcNow(), stepsLater);
    }
}
