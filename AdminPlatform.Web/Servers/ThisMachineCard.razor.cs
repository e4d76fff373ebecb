using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Web.Servers;

/// <summary>The machine the product runs on, live; the first server when that one is not registered.</summary>
public sealed partial class ThisMachineCard
{
    private readonly Load<Machine> _machine = new();
    private MetricsSnapshot? _before;

    [Inject]
    private ServerReader Servers { get; set; } = default!;

    [Inject]
    private MonitorReader Monitor { get; set; } = default!;

    [Inject]
    private IOptions<MonitoringOptions> Options { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    protected override Task OnInitializedAsync()
    {
        On<SampleTaken>(ShowAsync);
        return LoadAsync();
    }

    private Task LoadAsync() => _machine.RunAsync(() => Operations.AskAsync(FindAsync));

    private async Task<Result<Machine>> FindAsync(Actor actor, CancellationToken cancellationToken)
    {
        var servers = await Servers.ListAsync(actor, new ServerQuery(new PageRequest(1, PageRequest.MaxSize)), cancellationToken);
        if (servers.Error is { } error)
        {
            return error;
        }

        var server = servers.Value.Items.FirstOrDefault(server => server.Transport == Transport.Local) ?? (servers.Value.Items.Count > 0 ? servers.Value.Items[0] : null);
        return new Machine(
            server,
            await LineAsync(HistoryMetric.Cpu), await LineAsync(HistoryMetric.Memory), await LineAsync(HistoryMetric.Disk), await LineAsync(HistoryMetric.Network));

        async Task<MinuteLine> LineAsync(HistoryMetric metric)
        {
            var lines = await Monitor.Sparklines(actor, server is null ? [] : [server.Id], metric, cancellationToken);
            var points = server is not null && lines.IsSuccess && lines.Value.TryGetValue(server.Id, out var found) ? found : [];
            var line = new MinuteLine(points, TimeSpan.FromSeconds(Options.Value.IntervalSeconds));
            line.Draw();
            return line;
        }
    }

    private async Task ShowAsync(SampleTaken sample)
    {
        if (!await Current.StillMayAsync(MonitorPermissions.View))
        {
            return;
        }

        if (_machine.Value is { Server: null } or null)
        {
            await LoadAsync();
        }
        else if (_machine.Value is { Server.Id: var id } machine && id == sample.ServerId)
        {
            var (snapshot, rates) = (sample.Snapshot, _before is null ? SnapshotRates.Unknown : SnapshotRates.Between(_before, sample.Snapshot));
            _before = snapshot;
            machine.Cpu.Add(snapshot.Timestamp, snapshot.Cpu?.Usage);
            machine.Memory.Add(snapshot.Timestamp, snapshot.Memory?.Usage);
            machine.Disk.Add(snapshot.Timestamp, snapshot.DiskUsage());
            machine.Network.Add(snapshot.Timestamp, rates.Received + rates.Sent);
            _machine.Set(machine with { Server = machine.Server! with { IsOnline = true } });
        }

        StateHasChanged();
    }

    private sealed record Machine(ServerSummary? Server, MinuteLine Cpu, MinuteLine Memory, MinuteLine Disk, MinuteLine Network);
}
