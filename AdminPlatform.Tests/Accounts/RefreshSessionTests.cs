using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class RefreshSessionOnSqlite(OnSqlite database) : RefreshSessionTests(database), IClassFixture<OnSqlite>;

public sealed class RefreshSessionOnPostgres(OnPostgres database) : RefreshSessionTests(database), IClassFixture<OnPostgres>;

public abstract class RefreshSessionTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Refresh_NewestToken_GivesTheNextAndProlongsTheSession()
    {
        var bob = await SignInAsync();
        Host.Time.Advance(TimeSpan.FromDays(6));

        var pair = (await RunAsync(bob.RefreshToken)).Value;

        (pair.UserId, pair.SessionId).ShouldBe((bob.User.Id, bob.Session.Id));
        pair.RefreshToken.ShouldNotBe(bob.RefreshToken);
        Host.Time.Advance(TimeSpan.FromDays(6));
        (await RunAsync(pair.RefreshToken)).IsSuccess.ShouldBeTrue();
        (await Host.IsLiveAsync(bob)).ShouldBeTrue();
    }

    [Fact]
    public async Task Refresh_TokenOfTheDatabase_IsOnlyItsHash()
    {
        var bob = await SignInAsync();

        await using var data = await Host.DatabaseAsync();
        var stored = (await data.RefreshTokens.SingleAsync()).Hash;
        stored.ShouldBe(RefreshTokens.Hash(bob.RefreshToken));
        (await RunAsync(stored)).Error!.Code.ShouldBe(RefreshSession.InvalidCode);
    }

    [Fact]
    public async Task Refresh_JustReplacedToken_GivesTheSameSuccessor()
    {
        var bob = await SignInAsync();
        var first = (await RunAsync(bob.RefreshToken)).Value;
        Host.Time.Advance(20);

        (await RunAsync(bob.RefreshToken)).Value.RefreshToken.ShouldBe(first.RefreshToken);
    }

    [Fact]
    public async Task Refresh_ReplacedTokenAfterTheWindow_EndsTheSessionAndIsLogged()
    {
        var bob = await SignInAsync();
        var successor = (await RunAsync(bob.RefreshToken)).Value.RefreshToken;
        List<SessionsEnded> ended = [];
        using var subscription = Host.Feed.Subscribe<SessionsEnded>(ended.Add);
        var logged = 0;
        using var log = Host.Feed.Subscribe<OperationLogged>(_ => logged++);
        Host.Time.Advance(21);

        (await RunAsync(bob.RefreshToken)).Error!.ShouldBe(Error.Unauthenticated(RefreshSession.InvalidCode));

        (await RunAsync(successor)).Error!.Code.ShouldBe(RefreshSession.InvalidCode);
        (await Host.IsLiveAsync(bob)).ShouldBeFalse();
        ended.ShouldHaveSingleItem().Ids.ShouldBe([bob.Session.Id]);
        await using var data = await Host.DatabaseAsync();
        var entry = await data.OperationLog.SingleAsync(entry => entry.Action == "token_reused");
        (entry.Target, entry.TargetId, entry.Address, entry.UserAgent, entry.Door).ShouldBe(("bob", bob.Session.Id.ToString(), "192.0.2.1", "curl/8", Door.Api));
        logged.ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_TokenBeforeTheLast_EndsTheSessionEvenWithinTheWindow()
    {
        var bob = await SignInAsync();
        var second = (await RunAsync(bob.RefreshToken)).Value.RefreshToken;
        (await RunAsync(second)).IsSuccess.ShouldBeTrue();

        (await RunAsync(bob.RefreshToken)).IsSuccess.ShouldBeFalse();

        (await Host.IsLiveAsync(bob)).ShouldBeFalse();
    }

    [Fact]
    public async Task Refresh_ReuseAfterARestart_EndsTheSessionToo()
    {
        var bob = await SignInAsync();
        await RunAsync(bob.RefreshToken);
        await using var restarted = Restart();
        restarted.Time.Advance(21);

        (await restarted.Get<RefreshSession>().RunAsync(bob.RefreshToken, AccountsHost.Here, default)).IsSuccess.ShouldBeFalse();

        (await restarted.IsLiveAsync(bob)).ShouldBeFalse();
    }

    [Fact]
    public async Task Refresh_ManyAtOnce_AllGetTheOneSuccessor()
    {
        for (var round = 0; round < 3; round++)
        {
            var bob = await SignInAsync($"bob{round}");

            var results = await AccountsHost.AtOnce(25, _ => RunAsync(bob.RefreshToken));

            results.ShouldAllBe(result => result.IsSuccess);
            results.Select(result => result.Value.RefreshToken).Distinct().Count().ShouldBe(1);
            await using var data = await Host.DatabaseAsync();
            (await data.RefreshTokens.CountAsync(token => token.SessionId == bob.Session.Id)).ShouldBe(2);
        }
    }

    [Fact]
    public async Task Refresh_ManyReusesAtOnce_EndTheSessionOnce()
    {
        var bob = await SignInAsync();
        await RunAsync(bob.RefreshToken);
        Host.Time.Advance(21);

        (await AccountsHost.AtOnce(10, _ => RunAsync(bob.RefreshToken))).ShouldAllBe(result => result.Error!.Code == RefreshSession.InvalidCode);

        await using var data = await Host.DatabaseAsync();
        (await data.OperationLog.CountAsync(entry => entry.Action == "token_reused")).ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_WhileBeingSignedOut_NeverOutlivesIt()
    {
        for (var round = 0; round < 10; round++)
        {
            var bob = await SignInAsync($"bob{round}");
            var actor = await Host.ActorAsync(bob);

            await AccountsHost.AtOnce(4, async number =>
            {
                if (number == 2)
                {
                    (await Host.Get<EndSessions>().OwnAsync(actor, default)).IsSuccess.ShouldBeTrue();
                }
                else
                {
                    await RunAsync(bob.RefreshToken);
                }

                return 0;
            });

            (await Host.IsLiveAsync(bob)).ShouldBeFalse();
            (await RunAsync(bob.RefreshToken)).IsSuccess.ShouldBeFalse();
            await using var data = await Host.DatabaseAsync();
            (await data.RefreshTokens.CountAsync(token => token.SessionId == bob.Session.Id)).ShouldBe(0, "nobody can use them any more");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("\0")]
    public async Task Refresh_NoToken_IsInvalid(string token) => (await RunAsync(token)).Error!.Code.ShouldBe(RefreshSession.InvalidCode);

    [Fact]
    public async Task Refresh_AccessToken_IsInvalid()
    {
        var bob = await SignInAsync();

        (await RunAsync(Host.Get<AccessTokens>().Issue(bob.Session).Value)).Error!.Code.ShouldBe(RefreshSession.InvalidCode);
        (await Host.IsLiveAsync(bob)).ShouldBeTrue();
    }

    [Fact]
    public async Task Refresh_AfterSevenDays_IsInvalid()
    {
        var bob = await SignInAsync();
        Host.Time.Advance(TimeSpan.FromDays(7));

        (await RunAsync(bob.RefreshToken)).IsSuccess.ShouldBeFalse();
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("delete")]
    [InlineData("disable and enable")]
    public async Task Refresh_AfterTheUserIsShutOut_IsInvalid(string how)
    {
        var bob = await SignInAsync();
        var update = Host.Get<UpdateUser>();
        var done = how == "delete"
            ? (await Host.Get<DeleteUser>().RunAsync(Actor.System, bob.User.Id, default)).IsSuccess
            : (await update.RunAsync(Actor.System, bob.User.Id, new UserChanges { IsEnabled = false }, default)).IsSuccess;
        done.ShouldBeTrue();
        if (how == "disable and enable")
        {
            await update.RunAsync(Actor.System, bob.User.Id, new UserChanges { IsEnabled = true }, default);
        }

        (await RunAsync(bob.RefreshToken)).Error!.Code.ShouldBe(RefreshSession.InvalidCode);
    }

    [Fact]
    public async Task Refresh_FromAnAddressThatAsksTooOften_IsBusy()
    {
        await using var strict = Restart(("RateLimits:RefreshPerMinute", "1"));
        await strict.Get<RefreshSession>().RunAsync("a", AccountsHost.Here, default);

        (await strict.Get<RefreshSession>().RunAsync("b", AccountsHost.Here, default)).Error!.Kind.ShouldBe(ErrorKind.Busy);
    }

    private async Task<SignedIn> SignInAsync(string name = "bob")
    {
        await Host.AddUserAsync(name);
        return await Host.SignInAsync(name);
    }

    private Task<Result<Core.Accounts.Sessions.TokenPair>> RunAsync(string token) => Host.Get<RefreshSession>().RunAsync(token, AccountsHost.Here, default);
}
