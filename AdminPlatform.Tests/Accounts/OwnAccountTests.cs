using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class OwnAccountOnSqlite(OnSqlite database) : OwnAccountTests(database), IClassFixture<OnSqlite>;

public sealed class OwnAccountOnPostgres(OnPostgres database) : OwnAccountTests(database), IClassFixture<OnPostgres>;

public abstract class OwnAccountTests(TestDatabase database) : AccountsTests(database)
{
    private const string Next = "another-secret";

    [Fact]
    public async Task Update_OwnDetails_TakesNoPermissionAndIsLogged()
    {
        var (bob, _) = await SignInAsync();

        var updated = (await Own.UpdateAsync(bob, new ProfileChanges { Name = "Bob", Email = "new@example.com" }, default)).Value;

        (updated.Name, updated.Email, updated.UserName).ShouldBe(("Bob", "new@example.com", "bob"));
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.TargetId).ShouldBe(("profile", "edit", "bob", $"{bob.UserId}"));
    }

    [Fact]
    public async Task Update_EmailOfAnother_IsRefused()
    {
        await Host.AddUserAsync(new NewUser("eve", AccountsHost.Password) { Email = "eve@example.com" });
        var (bob, _) = await SignInAsync();

        (await Own.UpdateAsync(bob, new ProfileChanges { Email = "EVE@example.com" }, default)).Error!.Code.ShouldBe("user.email_taken");
    }

    [Fact]
    public async Task ChangePassword_RightOldOne_EndsTheOtherSessions()
    {
        var (bob, here) = await SignInAsync();
        var there = await Host.SignInAsync("bob", Door.Console);
        Host.Time.Advance(60);

        (await ChangeAsync(bob, AccountsHost.Password, Next)).IsSuccess.ShouldBeTrue();

        (await Host.IsLiveAsync(here)).ShouldBeTrue();
        (await Host.IsLiveAsync(there)).ShouldBeFalse();
        (await Host.Get<RefreshSession>().RunAsync(there.RefreshToken, AccountsHost.Here, default)).IsSuccess.ShouldBeFalse();
        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeFalse();
        (await Host.TrySignInAsync("bob", Next)).IsSuccess.ShouldBeTrue();
        (await Host.Users.GetAsync(bob, bob.UserId!.Value, default)).Value.UpdatedAt.ShouldBe(Host.Now);
        (await Host.LogAsync()).ShouldHaveSingleItem().Changes.ShouldBe("""{"password":["***","***"]}""");
    }

    [Theory]
    [InlineData("wrong", Next, "password.wrong")]
    [InlineData("", Next, "password.wrong")]
    [InlineData("wrong", "1", "password.wrong")]
    [InlineData(AccountsHost.Password, "12345", "password.too_short")]
    [InlineData(AccountsHost.Password, "", "field.required")]
    public async Task ChangePassword_SomethingWrong_SaysWhatAndChangesNothing(string old, string next, string code)
    {
        var (bob, here) = await SignInAsync();

        (await ChangeAsync(bob, old, next)).Error!.Code.ShouldBe(code);

        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeTrue();
        (await Host.IsLiveAsync(here)).ShouldBeTrue();
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe(code);
    }

    /// <summary>A stolen session must not become the password by trying.</summary>
    [Fact]
    public async Task ChangePassword_ManyGuessesAtOnce_LockTheAccountAsAtSignIn()
    {
        var (bob, _) = await SignInAsync();

        var results = await AccountsHost.AtOnce(40, number => ChangeAsync(bob, $"guess-{number}", Next));

        results.ShouldAllBe(result => result.Error!.Code == "password.wrong");
        (await ChangeAsync(bob, AccountsHost.Password, Next)).Error!.Code.ShouldBe("password.wrong");
        (await Host.TrySignInAsync("bob")).Error!.Code.ShouldBe(SignIn.FailedCode);
        Host.Time.Advance(TimeSpan.FromMinutes(10));
        (await ChangeAsync(bob, AccountsHost.Password, Next)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task ChangePassword_GuessesAtBothDoors_CountTogether()
    {
        var (bob, _) = await SignInAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            await ChangeAsync(bob, "wrong", Next);
            await Host.TrySignInAsync("bob", "wrong");
        }

        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task ChangePassword_FromAnAddressThatAsksTooOften_IsBusyWithoutAVerification()
    {
        await Host.AddUserAsync("bob");
        await using var strict = Restart(("RateLimits:SignInPerMinute", "2"));
        var bob = await strict.ActorAsync("bob");
        await strict.Get<OwnAccount>().ChangePasswordAsync(bob, "wrong", Next, default);
        var verified = strict.Hasher.Verified;

        (await strict.Get<OwnAccount>().ChangePasswordAsync(bob, AccountsHost.Password, Next, default)).Error!.Kind.ShouldBe(ErrorKind.Busy);

        strict.Hasher.Verified.ShouldBe(verified);
        (await Host.LogAsync()).Select(entry => entry.Reason).ShouldBe(["password.wrong"]);
    }

    [Fact]
    public async Task ChangePassword_TwiceAtOnce_OneSucceeds()
    {
        var (bob, _) = await SignInAsync();

        var results = await AccountsHost.AtOnce(2, number => ChangeAsync(bob, AccountsHost.Password, $"{Next}-{number}"));

        results.Count(result => result.IsSuccess).ShouldBe(1);
        results.Single(result => !result.IsSuccess).Error!.Code.ShouldBe("password.wrong");
    }

    [Fact]
    public async Task ChangePassword_CallerGone_ChangesNothingAndStillCounts()
    {
        var (bob, _) = await SignInAsync();
        using CancellationTokenSource gone = new();
        Host.Hasher.Meanwhile = gone.CancelAsync;

        await Should.ThrowAsync<OperationCanceledException>(() => Own.ChangePasswordAsync(bob, "wrong", Next, gone.Token));

        (await Host.UserAsync(bob.UserId!.Value)).AccessFailedCount.ShouldBe(1);
        (await Host.LogAsync()).ShouldHaveSingleItem().Succeeded.ShouldBeFalse();
    }

    private OwnAccount Own => Host.Get<OwnAccount>();

    private Task<Result<int>> ChangeAsync(Actor actor, string old, string next) => Own.ChangePasswordAsync(actor, old, next, default);

    private async Task<(Actor Actor, SignedIn Session)> SignInAsync()
    {
        await Host.AddUserAsync("bob", BuiltInRoles.User);
        var session = await Host.SignInAsync("bob");
        return (await Host.ActorAsync(session), session);
    }
}
