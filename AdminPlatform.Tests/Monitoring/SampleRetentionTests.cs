using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Monitoring;

public sealed class SampleRetentionOnSqlite(OnSqlite database) : SampleRetentionTests(database), IClassFixture<OnSqlite>;

public sealed class SampleRetentionOnPostgres(OnPostgres database) : SampleRetentionTests(database), IClassFixture<OnPostgres>;

public abstract class SampleRetentionTests(TestDatabase database) : IAsyncLifetime
{
    private readonly FakeTime _time = new();
    private MonitoringHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = new(database, _time);
        await _host.ClearAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(3, 0, 1, 1, 1)]
    [InlineData(50, 0, 0, 1, 1)]
    [InlineData(31 * 24, 0, 0, 0, 1)]
    [InlineData(401 * 24, 0, 0, 0, 0)]
    public async Task RemoveExpired_AfterHours_LeavesTheTiersThatAreKept(int hours, int raw, int minutes, int tenMinutes, int hourly)
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        _time.Advance(TimeSpan.FromHours(hours));

        (await _host.Get<SampleRetention>().RemoveExpiredAsync(CancellationToken.None)).ShouldBe(4 - raw - minutes - tenMinutes - hourly);

        (await CountsAsync(server)).ShouldBe([raw, minutes, tenMinutes, hourly]);
    }

    [Fact]
    public async Task RemoveExpired_ManyServers_ReachesAll()
    {
        List<int> servers = [];
        for (var index = 0; index < 120; index++)
        {
            servers.Add(await _host.AddServerAsync($"server-{index}"));
        }

        await _host.Store.StoreAsync([.. servers.Select(server => MonitoringHost.Sample(server, _time.Seconds, _ => 1))], CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(3));

        (await _host.Get<SampleRetention>().RemoveExpiredAsync(CancellationToken.None)).ShouldBe(servers.Count);
    }

    [Fact]
    public async Task RemoveExpired_BucketAboveIsHalfExpired_KeepsAllItIsMadeOf()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        await _host.StoreAsync(server, _time.Seconds + 50, 3000);
        _time.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(40));

        await _host.Get<SampleRetention>().RemoveExpiredAsync(CancellationToken.None);
        await _host.StoreAsync(server, _time.Seconds - 7210, 5000);

        (await _host.RowsAsync(server, Tier.Minute)).Single().Value.ShouldBe(30);
    }

    [Fact]
    public async Task RemoveExpired_ShorterSetting_AppliesToWhatIsThere()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        _time.Advance(TimeSpan.FromMinutes(90));
        await using MonitoringHost changed = new(database, _time, ("Monitoring:RawRetentionHours", "1"));

        (await changed.Get<SampleRetention>().RemoveExpiredAsync(CancellationToken.None)).ShouldBe(1);
    }

    private async Task<List<int>> CountsAsync(int server)
    {
        List<int> counts = [];
        foreach (var tier in Enum.GetValues<Tier>())
        {
            counts.Add((await _host.RowsAsync(server, tier)).Count);
        }

        return counts;
    }
}
