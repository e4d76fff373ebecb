using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Monitoring.Polling;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Monitoring;

public sealed class MonitorReaderOnSqlite(OnSqlite database) : MonitorReaderTests(database), IClassFixture<OnSqlite>;

public sealed class MonitorReaderOnPostgres(OnPostgres database) : MonitorReaderTests(database), IClassFixture<OnPostgres>;

public abstract class MonitorReaderTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Actor s_viewer = MonitoringHost.With(MonitorPermissions.View, ServerPermissions.View);

    private readonly FakeTime _time = new();
    private MonitoringHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = new(database, _time);
        await _host.ClearAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Everything_WithoutPermission_IsDenied()
    {
        var (server, nobody) = (await _host.AddServerAsync(), MonitoringHost.With());

        Error?[] errors =
        [
            (await _host.Reader.Metrics(nobody, server, default)).Error,
            (await _host.Reader.Status(nobody, server, default)).Error,
            (await _host.Reader.History(nobody, server, HistoryMetric.Cpu, HistoryRange.Hour, default)).Error,
            (await _host.Reader.Stats(nobody, default)).Error,
            (await _host.Reader.Sparklines(nobody, [server], HistoryMetric.Cpu, default)).Error,
            (await _host.Get<ServerReader>().GetAsync(nobody, server, default)).Error,
            (await _host.Get<ServerReader>().ListAsync(nobody, new(new(1, 10)), default)).Error,
        ];

        errors.ShouldAllBe(error => error!.Kind == ErrorKind.Forbidden && error.Code == Authorization.DeniedCode);
    }

    [Fact]
    public async Task Metrics_UnknownServer_IsNotFound()
    {
        (await _host.Reader.Metrics(s_viewer, 4711, default)).Error!.Code.ShouldBe("server.not_found");
        (await _host.Reader.Status(s_viewer, 4711, default)).Error!.Code.ShouldBe("server.not_found");
        (await _host.Reader.History(s_viewer, 4711, HistoryMetric.Cpu, HistoryRange.Hour, default)).Error!.Code.ShouldBe("server.not_found");
    }

    [Fact]
    public async Task Metrics_NothingCollected_IsNotFoundAndOffline()
    {
        var server = await _host.AddServerAsync();

        (await _host.Reader.Metrics(s_viewer, server, default)).Error!.Code.ShouldBe("monitor.no_metrics");
        (await _host.Reader.Status(s_viewer, server, default)).Value.ShouldBe(ServerStatus.Offline);
        (await _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default)).Value.Points.ShouldBeEmpty();
    }

    [Fact]
    public async Task Status_SampleGrowsOld_TurnsOffline()
    {
        var server = await _host.AddServerAsync();
        await _host.StepAsync();

        (await _host.Reader.Status(s_viewer, server, default)).Value.ShouldBe(ServerStatus.Online);
        _time.Advance(30);
        (await _host.Reader.Status(s_viewer, server, default)).Value.ShouldBe(ServerStatus.Online);
        _time.Advance(1);
        (await _host.Reader.Status(s_viewer, server, default)).Value.ShouldBe(ServerStatus.Offline);
    }

    [Fact]
    public async Task Metrics_AfterRestart_AreStillKnown()
    {
        var server = await _host.AddServerAsync();
        await _host.StepAsync();
        await _host.Get<LatestMetrics>().SaveAsync(default);
        await using MonitoringHost restarted = new(database, _time);

        var snapshot = (await restarted.Reader.Metrics(s_viewer, server, default)).Value;

        snapshot.Cpu.ShouldBe(SnapshotJsonTests.Snapshot().Cpu);
        snapshot.Disk!.Partitions.ShouldBe(SnapshotJsonTests.Snapshot().Disk!.Partitions);
        snapshot.Timestamp.ShouldBe(_time.GetUtcNow().UtcDateTime);
        snapshot.Timestamp.Kind.ShouldBe(DateTimeKind.Utc);
        (await restarted.Get<ServerReader>().GetAsync(s_viewer, server, default)).Value.Facts!.HostName.ShouldBe("fake");
    }

    [Theory]
    [InlineData(HistoryRange.Hour, 10, 360)]
    [InlineData(HistoryRange.SixHours, 60, 360)]
    [InlineData(HistoryRange.Day, 600, 144)]
    [InlineData(HistoryRange.Week, 3600, 168)]
    public async Task History_LongCollected_FillsTheRangeInItsStep(HistoryRange range, int step, int points)
    {
        var server = await _host.AddServerAsync();
        var end = _time.Seconds;
        for (var back = points + 5; back >= 0; back--)
        {
            _time.Advance(TimeSpan.FromSeconds(end - (back * (long)step) - _time.Seconds));
            await _host.StoreAsync(server, _time.Seconds, 100 * (back % 100));
        }

        var history = (await _host.Reader.History(s_viewer, server, HistoryMetric.Memory, range, default)).Value;

        history.Points.Count.ShouldBe(points);
        history.Points[^1].ShouldBe(new HistoryPoint(_time.GetUtcNow().UtcDateTime, 0, 0, 0));
        history.Points[^2].Value.ShouldBe(1);
        (history.Points[^1].Timestamp - history.Points[0].Timestamp).ShouldBe(TimeSpan.FromSeconds((points - 1) * (long)step));
    }

    [Fact]
    public async Task History_Gap_HasNoPoints()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds - 600, 1000);
        await _host.StoreAsync(server, _time.Seconds, 1000);

        (await _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default)).Value.Points.Count.ShouldBe(2);
    }

    [Fact]
    public async Task History_Network_HasReceivedAndSentBeside()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 700);

        (await _host.Reader.History(s_viewer, server, HistoryMetric.Network, HistoryRange.Hour, default)).Value.Points.Single()
            .ShouldBe(new HistoryPoint(_time.GetUtcNow().UtcDateTime, 700, 700, 700) { Received = 700, Sent = 700 });
    }

    [Fact]
    public async Task History_NothingNew_IsTheSameObject()
    {
        var (server, other) = (await _host.AddServerAsync(), await _host.AddServerAsync("other"));
        await _host.StoreAsync(server, _time.Seconds, 1000);
        var first = (await _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default)).Value;
        await _host.StoreAsync(other, _time.Seconds, 1000);

        var again = _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default);

        again.IsCompletedSuccessfully.ShouldBeTrue();
        (await again).Value.ShouldBeSameAs(first);
    }

    [Fact]
    public async Task History_NewSample_IsInTheNextAnswer()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        await _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default);
        _time.Advance(10);
        await _host.StoreAsync(server, _time.Seconds, 2000);

        (await _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default)).Value.Points.Select(point => point.Value).ShouldBe([10, 20]);
    }

    [Fact]
    public async Task History_ServerIsSilent_WindowStillMoves()
    {
        var server = await _host.AddServerAsync();
        await _host.StoreAsync(server, _time.Seconds, 1000);
        (await _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default)).Value.Points.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(20));

        (await _host.Reader.History(s_viewer, server, HistoryMetric.Cpu, HistoryRange.Hour, default)).Value.Points.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stats_SomeOnline_CountsBoth()
    {
        await _host.AddServerAsync("a");
        await _host.AddServerAsync("b", monitored: false);
        await _host.StepAsync();

        (await _host.Reader.Stats(s_viewer, default)).Value.ShouldBe(new MonitorStats(2, 1, 1, _time.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task Sparklines_SeveralServers_AreLastHourByMinutes()
    {
        var (first, second, silent) = (await _host.AddServerAsync("a"), await _host.AddServerAsync("b"), await _host.AddServerAsync("c"));
        await _host.StoreAsync(first, _time.Seconds - 60, 1000);
        await _host.StoreAsync(first, _time.Seconds, 2000);
        await _host.StoreAsync(second, _time.Seconds, 3000);

        var lines = (await _host.Reader.Sparklines(s_viewer, [first, second, silent, 4711], HistoryMetric.Cpu, default)).Value;

        lines.Keys.Order().ShouldBe([first, second]);
        lines[first].Select(point => point.Value).ShouldBe([10, 20]);
    }

    [Fact]
    public async Task Servers_List_IsSearchedFilteredAndPaged()
    {
        foreach (var name in (string[])["delta", "Alpha", "beta", "alphabet"])
        {
            await _host.AddServerAsync(name, monitored: name != "delta");
        }

        await _host.StepAsync();
        var reader = _host.Get<ServerReader>();

        (await reader.ListAsync(s_viewer, new(new(1, 2)), default)).Value.Items.Select(server => server.Name).ShouldBe(["Alpha", "alphabet"]);
        (await reader.ListAsync(s_viewer, new(new(2, 2)), default)).Value.Items.Select(server => server.Name).ShouldBe(["beta", "delta"]);
        (await reader.ListAsync(s_viewer, new(new(1, 10)) { Search = "ALPHA" }, default)).Value.Total.ShouldBe(2);
        var online = (await reader.ListAsync(s_viewer, new(new(1, 10)) { IsOnline = true }, default)).Value;
        online.Total.ShouldBe(3);
        online.Items.ShouldAllBe(server => server.CpuUsage == 12.5 && server.MemoryUsage == 40 && server.DiskUsage == 52.63);
        (await reader.ListAsync(s_viewer, new(new(9, 10)), default)).Value.Items.ShouldBeEmpty();
        (await reader.ListAsync(s_viewer, new(new(0, 101)), default)).Error!.Fields.Select(field => field.Field).ShouldBe(["page", "page_size"]);
    }

    [Fact]
    public async Task Servers_Get_UnknownIsNotFound() =>
        (await _host.Get<ServerReader>().GetAsync(s_viewer, 4711, default)).Error!.Code.ShouldBe("server.not_found");
}
