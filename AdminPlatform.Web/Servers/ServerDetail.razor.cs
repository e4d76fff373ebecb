using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Web.Servers;

public sealed partial class ServerDetail
{
    private readonly Load<ServerDetails> _server = new();
    private MetricsSnapshot? _snapshot;
    private SnapshotRates _rates = SnapshotRates.Unknown;
    private (string Name, HistoryRange Range) _range;
    private int _shown;
    private bool _asked;
    private MetricChart? _cpu;
    private MetricChart? _memory;
    private MetricChart? _disk;
    private MetricChart? _network;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "range")]
    private string? Range { get; set; }

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

    private TimeSpan Interval => TimeSpan.FromSeconds(Options.Value.IntervalSeconds);

    private string RangeText => T[$"server.range.{_range.Name}"];

    protected override void OnInitialized()
    {
        On<SampleTaken>(sample => sample.ServerId == Id ? ShowAsync(sample.Snapshot) : Task.CompletedTask);
        On<ServersChanged>(_ => RefreshAsync());
    }

    protected override async Task OnParametersSetAsync()
    {
        _range = Ranges.Of(Range);
        if (_shown != Id)
        {
            (_shown, _snapshot, _rates) = (Id, null, SnapshotRates.Unknown);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await _server.RunAsync(AskServerAsync);
        if (Actor.May(MonitorPermissions.View) && _server.HasValue)
        {
            var metrics = await Operations.AskAsync(async (actor, ct) => await Monitor.Metrics(actor, Id, ct));
            _snapshot ??= metrics.IsSuccess ? metrics.Value : null;
            await LoadRatesAsync();
        }

        _asked = true;
    }

    // Until the second sample has come, the newest rates are those of the history.
    private async Task LoadRatesAsync()
    {
        var history = await Operations.AskAsync(async (actor, ct) => await Monitor.History(actor, Id, HistoryMetric.Network, HistoryRange.Hour, ct));
        if (_rates == SnapshotRates.Unknown && history is { IsSuccess: true, Value.Points: [.., var newest] })
        {
            _rates = _rates with { Received = newest.Received, Sent = newest.Sent };
        }
    }

    private async Task RefreshAsync()
    {
        if (await AskServerAsync() is { IsSuccess: true } fresh)
        {
            _server.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<ServerDetails>> AskServerAsync() => Operations.AskAsync(async (actor, ct) => await Servers.GetAsync(actor, Id, ct));

    private async Task ShowAsync(MetricsSnapshot snapshot)
    {
        if (!await Current.StillMayAsync(MonitorPermissions.View))
        {
            return;
        }

        _rates = _snapshot is null ? SnapshotRates.Unknown : SnapshotRates.Between(_snapshot, snapshot);
        _snapshot = snapshot;
        await RefreshAsync();
        await Task.WhenAll(
            Add(_cpu, snapshot.Cpu?.Usage),
            Add(_memory, snapshot.Memory?.Usage),
            Add(_disk, snapshot.DiskUsage()),
            Add(_network, _rates.Received, _rates.Sent));

        Task Add(MetricChart? chart, params double?[] values) => chart?.AddAsync(snapshot.Timestamp, values) ?? Task.CompletedTask;
    }

    private static string Subtitle(ServerDetails server) =>
        string.Join(" · ", new[] { server.Summary.Host, server.Facts?.OperatingSystem }.Where(text => !string.IsNullOrEmpty(text)));
}
