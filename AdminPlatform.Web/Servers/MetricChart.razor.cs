using AdminPlatform.Core.Monitoring;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Servers;

public sealed partial class MetricChart
{
    private readonly string _id = $"chart-{Guid.NewGuid():N}";
    private readonly Load<IReadOnlyList<ChartSeries>> _series = new();
    private IReadOnlyList<LiveHistory> _live = [];
    private LineChart? _chart;
    private (int, HistoryRange)? _asked;

    [Parameter, EditorRequired]
    public int ServerId { get; set; }

    [Parameter, EditorRequired]
    public HistoryMetric Metric { get; set; }

    [Parameter, EditorRequired]
    public HistoryRange Range { get; set; }

    /// <summary>Between two samples.</summary>
    [Parameter, EditorRequired]
    public TimeSpan Interval { get; set; }

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary><see cref="Range"/> in words.</summary>
    [Parameter, EditorRequired]
    public string RangeText { get; set; } = "";

    [Inject]
    private MonitorReader Monitor { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    /// <summary>Takes a pushed sample in; one value for each line, null when it is not known.</summary>
    public async Task AddAsync(DateTime at, params double?[] values)
    {
        if (_live.Count != values.Length || values.Any(value => value is null))
        {
            return;
        }

        List<ChartPoint> points = [.. _live.Zip(values, (live, value) => live.Add(at, value!.Value))];
        if (_chart is not null)
        {
            await _chart.AppendAsync(Metric == HistoryMetric.Network ? [.. points.Select(WithoutBand)] : points);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked != (ServerId, Range))
        {
            _asked = (ServerId, Range);
            await LoadAsync();
        }
    }

    private Task LoadAsync() => _series.RunAsync(() => Operations.AskAsync(async (actor, ct) =>
        (await Monitor.History(actor, ServerId, Metric, Range, ct)).Map(Draw)));

    private IReadOnlyList<ChartSeries> Draw(History history)
    {
        List<ChartSeries> series = Metric == HistoryMetric.Network
            ? [
                new(T["server.network.received"], "network", [.. history.Points.Select(point => PointOf(point, point.Received ?? 0))]),
                new(T["server.network.sent"], "network-second", [.. history.Points.Select(point => PointOf(point, point.Sent ?? 0))]),
            ]
            : [new(Title, ToneOf(Metric), [.. history.Points.Select(point => PointOf(point, point.Value, point.Min, point.Max))])];
        _live = [.. series.Select(line => new LiveHistory(Range, Interval, line.Points.Count > 0 ? line.Points[^1] : null))];
        return series;
    }

    private static ChartPoint PointOf(HistoryPoint point, double value, double? min = null, double? max = null) =>
        new(new DateTimeOffset(DateTime.SpecifyKind(point.Timestamp, DateTimeKind.Utc)).ToUnixTimeMilliseconds(), value, min, max);

    private static ChartPoint WithoutBand(ChartPoint point) => point with { Min = null, Max = null };

    private static string ToneOf(HistoryMetric metric) => metric switch
    {
        HistoryMetric.Cpu => "cpu",
        HistoryMetric.Memory => "memory",
        _ => "disk",
    };
}
