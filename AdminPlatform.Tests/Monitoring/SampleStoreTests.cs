using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Monitoring;

public sealed class SampleStoreOnSqlite(OnSqlite database) : SampleStoreTests(database), IClassFixture<OnSqlite>;

public sealed class SampleStoreOnPostgres(OnPostgres database) : SampleStoreTests(database), IClassFixture<OnPostgres>;

public abstract class SampleStoreTests(TestDatabase database) : IAsyncLifetime
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
    public async Task Store_Samples_FillEveryTier()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        await _host.StoreAsync(server, _time.Seconds + 10, 3000);
        await _host.StoreAsync(server, _time.Seconds + 60, 5000);

        (await _host.RowsAsync(server, Tier.Raw)).Select(point => point.Value).ShouldBe([10, 30, 50]);
        (await _host.RowsAsync(server, Tier.Minute)).Select(point => (point.Value, point.Min, point.Max)).ShouldBe([(20, 10, 30), (50, 50, 50)]);
        (await _host.RowsAsync(server, Tier.TenMinutes)).Select(point => (point.Value, point.Min, point.Max)).ShouldBe([(30, 10, 50)]);
        (await _host.RowsAsync(server, Tier.Hour)).Select(point => (point.Value, point.Min, point.Max)).ShouldBe([(30, 10, 50)]);
    }

    [Fact]
    public async Task Store_SameStepTwice_KeepsTheFirst()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        await _host.StoreAsync(server, _time.Seconds, 9000);

        (await _host.RowsAsync(server, Tier.Raw)).Single().Value.ShouldBe(10);
        (await _host.RowsAsync(server, Tier.Minute)).Single().Value.ShouldBe(10);
    }

    [Fact]
    public async Task Store_LateSample_ReachesEveryTierAtOnce()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        await _host.StoreAsync(server, _time.Seconds - 1800, 5000);

        (await _host.RowsAsync(server, Tier.TenMinutes)).Select(point => point.Value).ShouldBe([50, 10]);
        (await _host.RowsAsync(server, Tier.Hour)).Select(point => point.Value).ShouldBe([50, 10]);
    }

    [Fact]
    public async Task Store_ExpiredSample_IsLeftOut()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds - (3 * 3600), 1000);

        (await _host.RowsAsync(server, Tier.Raw)).ShouldBeEmpty();
        (await _host.RowsAsync(server, Tier.Hour)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Store_AfterRestart_MakesUpForTheUnfinishedMinute()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        await _host.StoreAsync(server, _time.Seconds + 10, 3000);
        await using MonitoringHost restarted = new(database, _time);

        await restarted.StoreAsync(server, _time.Seconds + 3600, 7000);

        (await restarted.RowsAsync(server, Tier.Hour)).Select(point => point.Value).ShouldBe([20, 70]);
    }

    [Fact]
    public async Task Store_MetricMissingInSome_MeanIsOfWhatWasMeasured()
    {
        var server = await _host.AddServerAsync();
        await _host.Store.StoreAsync(
        [
            MonitoringHost.Sample(server, _time.Seconds, metric => metric == SampleMetric.Cpu ? null : 1000),
            MonitoringHost.Sample(server, _time.Seconds + 10, metric => 3000),
            MonitoringHost.Sample(server, _time.Seconds + 20, metric => metric == SampleMetric.Swap ? null : 5000),
        ], CancellationToken.None);

        (await _host.RowsAsync(server, Tier.Minute)).Single().Value.ShouldBe(40);
        (await _host.RowsAsync(server, Tier.Minute, SampleMetric.Swap)).Single().Value.ShouldBe(20);
        (await _host.RowsAsync(server, Tier.Raw)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Store_RandomHistory_EqualsNaiveRecomputation(int seed)
    {
        List<int> servers = [await _host.AddServerAsync("a"), await _host.AddServerAsync("b"), await _host.AddServerAsync("c")];
        RandomHistory history = new(seed, servers, _time.Seconds);
        foreach (var batch in history.Batches())
        {
            _time.Advance(batch.Elapsed);
            if (batch.Restart)
            {
                await _host.DisposeAsync();
                _host = new(database, _time);
            }

            await _host.Store.StoreAsync(batch.Samples, CancellationToken.None);
        }

        await _host.Store.StoreAsync(history.Last(), CancellationToken.None);
        foreach (var server in servers)
        {
            foreach (var tier in Enum.GetValues<Tier>())
            {
                (await _host.RowsAsync(server, tier, SampleMetric.Network)).ShouldBe(history.Expected(server, tier), $"server {server}, {tier}");
            }
        }
    }
}
