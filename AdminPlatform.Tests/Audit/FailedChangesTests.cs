using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Audit;

public sealed class FailedChangesTests(OnSqlite database) : AccountsTests(database), IClassFixture<OnSqlite>
{
    private static readonly Change s_change = new("things", "polish") { Permission = "thing:polish" };

    [Fact]
    public async Task Changes_PastTheLimit_AreRefusedWithoutAnEntry()
    {
        await using var limited = Restart(("Logs:FailedChangesPerMinute", "3"));
        var stranger = AccountsHost.With();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await RunAsync(limited, stranger)).Error!.Code.ShouldBe("access.denied");
        }

        var exceeded = (await RunAsync(limited, stranger)).Error!;
        var alsoDenied = await limited.Get<Changes>().DenyAsync(stranger, s_change, Error.Forbidden("access.denied"));

        (exceeded.Kind, exceeded.Code, exceeded.RetryAfter).ShouldBe((ErrorKind.Busy, "request.too_many", TimeSpan.FromMinutes(1)));
        alsoDenied.Code.ShouldBe("request.too_many");
        (await limited.LogAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Changes_AMinuteLater_AreJudgedAgain()
    {
        await using var limited = Restart(("Logs:FailedChangesPerMinute", "1"));
        var stranger = AccountsHost.With();
        await RunAsync(limited, stranger);
        limited.Time.Advance(59);
        (await RunAsync(limited, stranger)).Error!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));

        limited.Time.Advance(1);

        (await RunAsync(limited, stranger)).Error!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task Changes_ThatSucceed_AreNotCounted()
    {
        await using var limited = Restart(("Logs:FailedChangesPerMinute", "1"));
        var polisher = AccountsHost.With("thing:polish");

        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await RunAsync(limited, polisher)).IsSuccess.ShouldBeTrue();
        }
    }

    /// <summary>What takes no permission anybody may do, over and over.</summary>
    [Fact]
    public async Task Changes_OfOnesOwnThatSucceed_AreLimitedLikeFailedOnes()
    {
        await using var limited = Restart(("Logs:FailedChangesPerMinute", "2"));
        var somebody = AccountsHost.With();
        Change own = new("profile", "edit");

        Task<Result<Done>> ChangeAsync(Change change) => limited.Get<Changes>().RunAsync(somebody, change, _ => Task.FromResult<Result<Done>>(Done.Yes), default);

        (await ChangeAsync(own)).IsSuccess.ShouldBeTrue();
        (await ChangeAsync(own)).IsSuccess.ShouldBeTrue();
        (await ChangeAsync(own)).Error!.Code.ShouldBe("request.too_many");
        (await ChangeAsync(own with { IsUnlimited = true })).IsSuccess.ShouldBeTrue("nobody is kept from signing out");
    }

    [Fact]
    public async Task Changes_OfOthersAndOfTheProduct_AreNotLimitedByIt()
    {
        await using var limited = Restart(("Logs:FailedChangesPerMinute", "1"));
        var stranger = AccountsHost.With();
        await RunAsync(limited, stranger);

        (await RunAsync(limited, AccountsHost.With())).Error!.Code.ShouldBe("access.denied");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await limited.Get<Changes>().RunAsync<Done>(Actor.System, s_change, _ => Task.FromResult<Result<Done>>(Error.NotFound("thing.not_found")), default))
                .Error!.Code.ShouldBe("thing.not_found");
        }
    }

    /// <summary>An IPv6 customer has a whole /64 of addresses.</summary>
    [Fact]
    public async Task Changes_WithoutASession_AreCountedByAddress()
    {
        await using var limited = Restart(("Logs:FailedChangesPerMinute", "1"));
        await RunAsync(limited, Nobody("2001:db8::1"));

        (await RunAsync(limited, Nobody("2001:db8::2"))).Error!.Code.ShouldBe("request.too_many");
        (await RunAsync(limited, Nobody("2001:db8:1::1"))).Error!.Code.ShouldBe("access.denied");
    }

    private static Actor Nobody(string address) =>
        AccountsHost.With() with { UserId = null, SessionId = null, Client = AccountsHost.Here with { Address = address } };

    private static Task<Result<Done>> RunAsync(AccountsHost host, Actor actor) =>
        host.Get<Changes>().RunAsync<Done>(actor, s_change, _ => Task.FromResult<Result<Done>>(Done.Yes), default);
}
