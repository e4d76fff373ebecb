using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdminPlatform.Tests.Accounts;

public sealed class SignInOnSqlite(OnSqlite database) : SignInTests(database), IClassFixture<OnSqlite>;

public sealed class SignInOnPostgres(OnPostgres database) : SignInTests(database), IClassFixture<OnPostgres>
{
    /// <summary>An admin's change is under way: whoever signs in meanwhile waits for how it ends.</summary>
    [Fact]
    public async Task SignIn_WhileBeingDisabled_WaitsAndIsRefused()
    {
        var id = await Host.AddUserAsync("bob");
        await using var admin = await Host.DatabaseAsync();
        await using var transaction = await admin.Database.BeginTransactionAsync();
        await admin.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsEnabled, false).SetProperty(user => user.ConcurrencyStamp, "new"));

        var signingIn = Host.TrySignInAsync("bob");
        await Eventually.Until(WaitingAsync, waiting => waiting > 0);
        await transaction.CommitAsync();

        (await signingIn).Error!.Code.ShouldBe(SignIn.DisabledCode);
        (await Host.LoginsAsync()).ShouldHaveSingleItem().Reason.ShouldBe(SignIn.DisabledCode);
    }

    private async Task<long> WaitingAsync()
    {
        await using NpgsqlConnection connection = new(Database.Options.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

public abstract class SignInTests(TestDatabase database) : AccountsTests(database)
{
    private const int Threshold = 10;

    [Theory]
    [InlineData("bob")]
    [InlineData("BOB")]
    [InlineData("bob@example.com")]
    [InlineData("Bob@Example.COM")]
    public async Task SignIn_RightPassword_OpensASession(string login)
    {
        var id = await AddBobAsync();

        var signedIn = await Host.SignInAsync(login);

        (signedIn.User.Id, signedIn.User.LastLoginAt, signedIn.Session.UserId).ShouldBe((id, Host.Now, id));
        signedIn.RefreshToken.Length.ShouldBe(43);
        (await Host.IsLiveAsync(signedIn)).ShouldBeTrue();
        var entry = (await Host.LoginsAsync()).ShouldHaveSingleItem();
        (entry.UserId, entry.UserName, entry.Succeeded, entry.Reason, entry.Address, entry.UserAgent).ShouldBe((id, "bob", true, "", "192.0.2.1", "curl/8"));
    }

    [Fact]
    public async Task SignIn_OverTheConsole_GivesNoRefreshToken()
    {
        await AddBobAsync();

        (await Host.SignInAsync("bob", Door.Console)).RefreshToken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bob", "wrong-password")]
    [InlineData("bob", "")]
    [InlineData("nobody", AccountsHost.Password)]
    [InlineData("", AccountsHost.Password)]
    [InlineData("bob ", AccountsHost.Password)]
    [InlineData("b%", AccountsHost.Password)]
    public async Task SignIn_WrongNameOrPassword_AnswersAlikeAndCostsOneVerification(string login, string password)
    {
        await AddBobAsync();
        var verified = Host.Hasher.Verified;

        (await Host.TrySignInAsync(login, password)).Error!.ShouldBe(Error.Unauthenticated(SignIn.FailedCode));

        Host.Hasher.Verified.ShouldBe(verified + 1);
        var entry = (await Host.LoginsAsync()).ShouldHaveSingleItem();
        (entry.Succeeded, entry.Reason, entry.UserName).ShouldBe((false, SignIn.FailedCode, login));
    }

    [Fact]
    public async Task SignIn_DeletedUser_AnswersLikeAnUnknownOne()
    {
        await Host.Get<DeleteUser>().RunAsync(Actor.System, await AddBobAsync(), default);

        (await Host.TrySignInAsync("bob")).Error!.ShouldBe(Error.Unauthenticated(SignIn.FailedCode));

        (await Host.LoginsAsync()).ShouldHaveSingleItem().UserId.ShouldBeNull();
    }

    [Fact]
    public async Task SignIn_Disabled_SaysSoOnlyAfterTheRightPassword()
    {
        await AddBobAsync(enabled: false);

        (await Host.TrySignInAsync("bob", "wrong-password")).Error!.Code.ShouldBe(SignIn.FailedCode);
        (await Host.TrySignInAsync("bob")).Error!.Code.ShouldBe(SignIn.DisabledCode);
    }

    [Fact]
    public async Task SignIn_ManyWrongPasswords_LockForAWhileAndAnswerAsBefore()
    {
        await AddBobAsync();
        for (var guess = 0; guess < Threshold; guess++)
        {
            (await Host.TrySignInAsync("bob", "wrong-password")).Error!.Code.ShouldBe(SignIn.FailedCode);
        }

        (await Host.TrySignInAsync("bob")).Error!.ShouldBe(Error.Unauthenticated(SignIn.FailedCode));
        (await Host.LoginsAsync())[^1].Reason.ShouldBe("sign_in.locked");
        Host.Time.Advance(TimeSpan.FromMinutes(10));

        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task SignIn_RightPasswordInBetween_StartsTheCountAnew()
    {
        await AddBobAsync();
        for (var guess = 0; guess < 3 * Threshold; guess++)
        {
            var right = guess % (Threshold - 1) == Threshold - 2;
            (await Host.TrySignInAsync("bob", right ? AccountsHost.Password : "wrong-password")).IsSuccess.ShouldBe(right);
        }
    }

    [Fact]
    public async Task SignIn_ManyGuessesAtOnce_AllCount()
    {
        await AddBobAsync();

        await AccountsHost.AtOnce(4 * Threshold, number => Host.TrySignInAsync("bob", $"guess-{number}"));

        (await Host.LoginsAsync()).CountBy(entry => entry.Reason).ToDictionary()
            .ShouldBe(new Dictionary<string, int> { [SignIn.FailedCode] = Threshold, ["sign_in.locked"] = 3 * Threshold }, ignoreOrder: true);
        (await Host.TrySignInAsync("bob")).Error!.Code.ShouldBe(SignIn.FailedCode);
    }

    [Fact]
    public async Task SignIn_ManyRightPasswordsAtOnce_AllSucceed()
    {
        await AddBobAsync();

        (await AccountsHost.AtOnce(20, _ => Host.TrySignInAsync("bob"))).ShouldAllBe(result => result.IsSuccess);
    }

    [Fact]
    public async Task SignIn_DisabledDuringVerification_IsRefused()
    {
        var id = await AddBobAsync();
        Host.Hasher.Meanwhile = () => Host.Get<UpdateUser>().RunAsync(Actor.System, id, new UserChanges { IsEnabled = false }, default);

        (await Host.TrySignInAsync("bob")).Error!.Code.ShouldBe(SignIn.DisabledCode);
    }

    [Fact]
    public async Task SignIn_DeletedDuringVerification_IsRefused()
    {
        var id = await AddBobAsync();
        Host.Hasher.Meanwhile = () => Host.Get<DeleteUser>().RunAsync(Actor.System, id, default);

        (await Host.TrySignInAsync("bob")).Error!.Code.ShouldBe(SignIn.FailedCode);
    }

    /// <summary>The new password is put straight into the table: the thread that verifies is the one that would hash it.</summary>
    [Fact]
    public async Task SignIn_PasswordChangedDuringVerification_TheOldOneIsRefused()
    {
        var id = await AddBobAsync();
        Host.Hasher.Meanwhile = async () =>
        {
            await using var data = await Host.DatabaseAsync();
            var hash = Host.Hasher.HashPassword(new User(), "another-secret");
            await data.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, hash));
        };

        (await Host.TrySignInAsync("bob")).Error!.Code.ShouldBe(SignIn.FailedCode);
        (await Host.TrySignInAsync("bob", "another-secret")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task SignIn_CallerGoneDuringVerification_StillCounts()
    {
        var id = await AddBobAsync();
        using CancellationTokenSource gone = new();
        Host.Hasher.Meanwhile = gone.CancelAsync;

        await Host.Get<SignIn>().RunAsync(new SignInRequest("bob", "wrong-password", AccountsHost.Here), gone.Token);

        (await Host.UserAsync(id)).AccessFailedCount.ShouldBe(1);
        (await Host.LoginsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task SignIn_FromAnAddressThatAsksTooOften_IsBusyWithoutAVerification()
    {
        await AddBobAsync();
        await using var strict = Restart(("RateLimits:SignInPerMinute", "2"));
        await strict.TrySignInAsync("bob", "wrong-password");
        await strict.TrySignInAsync("bob", "wrong-password");
        var verified = strict.Hasher.Verified;

        var refused = (await strict.TrySignInAsync("bob")).Error!;

        (refused.Kind, refused.Code).ShouldBe((ErrorKind.Busy, AddressLimits.ExceededCode));
        refused.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        strict.Hasher.Verified.ShouldBe(verified);
    }

    [Fact]
    public async Task SignIn_AfterAPasswordReset_UnlocksTheAccount()
    {
        var id = await AddBobAsync();
        await AccountsHost.AtOnce(Threshold, _ => Host.TrySignInAsync("bob", "wrong-password"));

        await Host.Get<ResetPassword>().RunAsync(Actor.System, id, "another-secret", default);

        (await Host.TrySignInAsync("bob", "another-secret")).IsSuccess.ShouldBeTrue();
    }

    private Task<int> AddBobAsync(bool enabled = true) =>
        Host.AddUserAsync(new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com", IsEnabled = enabled });
}
