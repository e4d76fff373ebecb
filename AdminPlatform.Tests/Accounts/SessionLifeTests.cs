using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class SessionLifeOnSqlite(OnSqlite database) : SessionLifeTests(database), IClassFixture<OnSqlite>;

public sealed class SessionLifeOnPostgres(OnPostgres database) : SessionLifeTests(database), IClassFixture<OnPostgres>;

/// <summary>How long sessions last, what prolongs them, and when what is left of them goes.</summary>
public abstract class SessionLifeTests(TestDatabase database) : AccountsTests(database)
{
    [Theory]
    [InlineData(Door.Console, false, 12)]
    [InlineData(Door.Console, true, 30 * 24)]
    [InlineData(Door.Api, false, 7 * 24)]
    public async Task Session_WithoutASignOfLife_Expires(Door door, bool remember, int hours)
    {
        var session = await SignInAsync(door, remember);
        Host.Time.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        (await Host.IsLiveAsync(session)).ShouldBeTrue();

        Host.Time.Advance(1);

        (await Host.IsLiveAsync(session)).ShouldBeFalse();
    }

    [Fact]
    public async Task Session_UsedInTheConsole_IsProlonged()
    {
        var session = await SignInAsync(Door.Console);
        for (var hour = 0; hour < 30; hour++)
        {
            Host.Time.Advance(TimeSpan.FromHours(1));
            (await Host.IsLiveAsync(session)).ShouldBeTrue($"after {hour} hours");
            await WriteAsync();
        }

        (await RowAsync(session)).LastSeenAt.ShouldBe(Host.Now);
    }

    [Fact]
    public async Task Session_UsedWithATokenOnly_IsSeenAndNotProlonged()
    {
        var session = await SignInAsync(Door.Api);
        Host.Time.Advance(TimeSpan.FromHours(1));
        await Host.IsLiveAsync(session);

        await WriteAsync();

        var row = await RowAsync(session);
        (row.LastSeenAt, row.ExpiresAt).ShouldBe((Host.Now, session.Session.ExpiresAt));
    }

    [Fact]
    public async Task Write_SessionThatEndedMeanwhile_StaysEndedAsItWas()
    {
        var session = await SignInAsync(Door.Console);
        Host.Time.Advance(60);
        var actor = await Host.ActorAsync(session);
        await Host.Get<EndSessions>().OwnAsync(actor, default);
        var ended = await RowAsync(session);

        await WriteAsync();

        var row = await RowAsync(session);
        (row.EndedAt, row.LastSeenAt, row.ExpiresAt).ShouldBe((ended.EndedAt, ended.LastSeenAt, ended.ExpiresAt));
    }

    [Fact]
    public async Task Write_BesideSignInsRefreshesAndEnds_LosesNothing()
    {
        await Host.AddUserAsync("bob");

        await AccountsHost.AtOnce(12, async number =>
        {
            var session = await Host.SignInAsync("bob", number % 2 == 0 ? Door.Api : Door.Console);
            Host.Time.Advance(31);
            var actor = await Host.ActorAsync(session);
            await WriteAsync();
            if (number % 3 == 0)
            {
                (await Host.Get<EndSessions>().OwnAsync(actor, default)).IsSuccess.ShouldBeTrue();
            }
            else if (number % 2 == 0)
            {
                (await Host.Get<RefreshSession>().RunAsync(session.RefreshToken, AccountsHost.Here, default)).IsSuccess.ShouldBeTrue();
            }

            await WriteAsync();
            (await Host.IsLiveAsync(session)).ShouldBe(number % 3 != 0);
            return 0;
        });
    }

    [Fact]
    public async Task Write_OlderSignOfLife_DoesNotTurnTheClockBack()
    {
        var session = await SignInAsync(Door.Api);
        Host.Time.Advance(60);
        await Host.IsLiveAsync(session);
        Host.Time.Advance(10);
        await Host.Get<RefreshSession>().RunAsync(session.RefreshToken, AccountsHost.Here, default);

        await WriteAsync();

        (await RowAsync(session)).LastSeenAt.ShouldBe(Host.Now);
    }

    [Fact]
    public async Task Write_ThatFails_IsMadeUpForByTheNext()
    {
        var session = await SignInAsync(Door.Console);
        Host.Time.Advance(TimeSpan.FromHours(1));
        await Host.IsLiveAsync(session);
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Host.Hosted<LastSeenWriter>().WriteAsync(cancelled.Token));

        await WriteAsync();

        (await RowAsync(session)).LastSeenAt.ShouldBe(Host.Now);
    }

    [Fact]
    public async Task Writer_EveryMinuteAndWhenItStops_Writes()
    {
        var session = await SignInAsync(Door.Console);
        var writer = Host.Hosted<LastSeenWriter>();
        await writer.StartAsync(default);
        await Host.Time.UntilAwaitedAsync();
        Host.Time.Advance(45);
        await Host.IsLiveAsync(session);
        Host.Time.Advance(15);
        (await Eventually.Until(() => RowAsync(session), row => row.LastSeenAt > row.CreatedAt)).LastSeenAt.ShouldBe(Host.Now.AddSeconds(-15));
        Host.Time.Advance(20);
        await Host.IsLiveAsync(session);

        await writer.StopAsync(default);

        (await RowAsync(session)).LastSeenAt.ShouldBe(Host.Now);
    }

    [Fact]
    public async Task Write_Always_RemovesWhatNobodyCanUseOrWantsToSee()
    {
        var old = await SignInAsync(Door.Api);
        await Host.Get<RefreshSession>().RunAsync(old.RefreshToken, AccountsHost.Here, default);
        Host.Time.Advance(TimeSpan.FromDays(8));
        var young = await Host.SignInAsync("bob");
        await WriteAsync();
        (await TokensAsync()).ShouldBe([RefreshTokens(young)], "the old ones expired");
        (await RowAsync(old)).ShouldNotBeNull("it is still of interest who was there");

        Host.Time.Advance(TimeSpan.FromDays(91));
        await WriteAsync();

        await using var data = await Host.DatabaseAsync();
        (await data.Sessions.CountAsync()).ShouldBe(1, "the young one expired less than ninety days ago");
    }

    private static string RefreshTokens(SignedIn session) => Core.Accounts.Tokens.RefreshTokens.Hash(session.RefreshToken);

    private async Task<List<string>> TokensAsync()
    {
        await using var data = await Host.DatabaseAsync();
        return await data.RefreshTokens.Select(token => token.Hash).ToListAsync();
    }

    private async Task<SignedIn> SignInAsync(Door door, bool remember = false)
    {
        await Host.AddUserAsync("bob");
        return await Host.SignInAsync("bob", door, remember);
    }

    private Task WriteAsync() => Host.Hosted<LastSeenWriter>().WriteAsync(default);

    private async Task<Session> RowAsync(SignedIn session)
    {
        await using var data = await Host.DatabaseAsync();
        return await data.Sessions.AsNoTracking().SingleAsync(row => row.Id == session.Session.Id);
    }
}
