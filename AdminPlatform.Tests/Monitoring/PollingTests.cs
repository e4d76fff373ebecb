using System.Collections.Concurrent;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Monitoring.Polling;
using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Monitoring;

public sealed class PollingTests(OnSqlite database) : IClassFixture<OnSqlite>, IAsyncLifetime
{
    private readonly FakeTime _time = new();
    private MonitoringHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = new(database, _time);
        await _host.ClearAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Step_Watched_IsStoredThenTold()
    {
        var server = await _host.AddServerAsync();
        List<SampleTaken> told = [];
        using var subscription = _host.Feed.Subscribe<SampleTaken>(told.Add);

        await _host.StepAsync();

        told.Single().ServerId.ShouldBe(server);
        (await _host.RowsAsync(server, Tier.Raw)).Single().Value.ShouldBe(12.5);
    }

    [Fact]
    public async Task Step_NotWatchedOrDisabled_IsLeftAlone()
    {
        var server = await _host.AddServerAsync(monitored: false);

        await _host.StepAsync();

        _host.Source.Calls(server).ShouldBe(0);
    }

    [Fact]
    public async Task Step_OneServerHangs_OthersAreStoredAndItIsNotAskedAgain()
    {
        var (slow, quick) = (await _host.AddServerAsync("slow"), await _host.AddServerAsync("quick"));
        TaskCompletionSource never = new();
        _host.Source.Before(slow, _ => never.Task);

        // What came in after the patience of a step ended is stored with the next one, so a few may be needed.
        for (var step = 0; step < 100 && (await _host.RowsAsync(quick, Tier.Raw)).Count < 2; step++)
        {
            await StepPastPatienceAsync();
        }

        (await _host.RowsAsync(quick, Tier.Raw)).Count.ShouldBeGreaterThanOrEqualTo(2);
        _host.Source.Calls(slow).ShouldBe(1);
        never.SetResult();
    }

    [Fact]
    public async Task Step_OneServerFails_OthersGoOnAndItIsAskedAgain()
    {
        var (broken, good) = (await _host.AddServerAsync("broken"), await _host.AddServerAsync("good"));
        _host.Source.Before(broken, _ => throw new IOException("unplugged"));

        await _host.StepAsync();
        _time.Advance(10);
        await _host.StepAsync();

        (await _host.RowsAsync(good, Tier.Raw)).Count.ShouldBe(2);
        (await _host.RowsAsync(broken, Tier.Raw)).ShouldBeEmpty();
        _host.Source.Calls(broken).ShouldBe(2);
    }

    [Fact]
    public async Task Step_DeadlinePasses_CollectionIsCancelled()
    {
        var server = await _host.AddServerAsync();
        TaskCompletionSource cancelled = new();
        _host.Source.Before(server, async token =>
        {
            using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
        });
        await StepPastPatienceAsync();

        _time.Advance(MonitoringOptions.DefaultTimeoutSeconds);

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Poller_Started_TakesSamplesOnTheClock()
    {
        _time.Advance(3);
        var server = await _host.AddServerAsync();
        await using var database = await _host.DatabaseAsync();
        var poller = _host.Hosted<Poller>();
        ConcurrentQueue<DateTime> told = [];
        using var subscription = _host.Feed.Subscribe<SampleTaken>(sample =>
        {
            if (sample.ServerId == server)
            {
                told.Enqueue(sample.Snapshot.Timestamp);
            }
        });
        await poller.StartAsync(CancellationToken.None);
        while (told.Count < 3)
        {
            await _time.UntilAwaitedAsync();
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await poller.StopAsync(CancellationToken.None);

        told.ShouldAllBe(at => at.Ticks % TimeSpan.FromSeconds(10).Ticks == 0);
        told.ShouldBeUnique();
        (await database.Set<SnapshotRow>().AnyAsync(row => row.ServerId == server)).ShouldBeTrue();
    }

    [Fact]
    public async Task ThisMachine_FirstStart_IsRegisteredOnceAndWatched()
    {
        await _host.Get<ThisMachine>().RegisterAsync(CancellationToken.None);
        await _host.Get<ThisMachine>().RegisterAsync(CancellationToken.None);

        await using var database = await _host.DatabaseAsync();
        var server = await database.Servers.SingleAsync();
        server.Transport.ShouldBe(Transport.Local);
        server.Environment.ShouldBe(ServerEnvironment.Prod);
        server.IsMonitored.ShouldBeTrue();
        server.Name.ShouldBe(Environment.MachineName);
    }

    [Fact]
    public async Task ThisMachine_WasDeleted_IsNotMadeAgain()
    {
        await _host.Get<ThisMachine>().RegisterAsync(CancellationToken.None);
        await using var database = await _host.DatabaseAsync();
        await database.Servers.ExecuteUpdateAsync(set => set.SetProperty(server => server.DeletedAt, _time.GetUtcNow().UtcDateTime));

        await _host.Get<ThisMachine>().RegisterAsync(CancellationToken.None);

        (await database.Servers.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Samples_OnSqlite_LieInTheOrderOfTheirKey()
    {
        await using var database = await _host.DatabaseAsync();

        (await database.Database.SqlQuery<string>($"SELECT sql AS \"Value\" FROM sqlite_master WHERE name = 'samples'").SingleAsync()).ShouldEndWith("WITHOUT ROWID");
    }

    private async Task StepPastPatienceAsync()
    {
        var step = _host.StepAsync();
        while (!step.IsCompleted)
        {
            await Task.WhenAny(step, _time.UntilAwaitedAsync());
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await step;
    }
}
