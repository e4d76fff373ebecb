using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Platform.Monitor;

/// <summary>Body of <c>POST /api/monitor/servers</c>.</summary>
public sealed record AddServerRequest(int? ServerId);

/// <summary>How the fleet is doing.</summary>
public sealed record StatsView(int TotalServers, int OnlineServers, int OfflineServers, DateTime Timestamp)
{
    internal static StatsView Of(MonitorStats stats) => new(stats.TotalServers, stats.OnlineServers, stats.OfflineServers, stats.Timestamp);
}

/// <summary>Something is wrong with a server.</summary>
public sealed record AlertView(long Id, string Level, string Message, DateTime Time);

/// <summary>Something that somebody did.</summary>
/// <param name="Type"><c>login</c> or <c>operation</c>.</param>
/// <param name="Status">1 succeeded, 0 failed or refused.</param>
public sealed record ActivityView(long Id, string Type, string Description, int Status, DateTime Time)
{
    internal static ActivityView Of(Activity activity, ActivityText text) =>
        new(activity.Id, activity.Type, text.For(activity), activity.Succeeded ? 1 : 0, activity.At);
}

/// <summary>What the dashboard shows.</summary>
public sealed record DashboardView(StatsView Stats, IReadOnlyList<AlertView> Alerts, IReadOnlyList<ActivityView> RecentActivities);

/// <summary>Whether a server is <c>online</c> or <c>offline</c>.</summary>
public sealed record StatusView(int ServerId, string Status)
{
    internal static StatusView Of(int serverId, ServerStatus status) => new(serverId, status == ServerStatus.Online ? "online" : "offline");
}

/// <summary>A range of one metric.</summary>
public sealed record HistoryView(int ServerId, string Metric, string TimeRange, IReadOnlyList<HistoryPoint> Data);

/// <summary>What may be asked of a history, by its names on the wire.</summary>
internal static class HistoryNames
{
    private static readonly Dictionary<string, HistoryRange> s_ranges = new()
    {
        ["1h"] = HistoryRange.Hour,
        ["6h"] = HistoryRange.SixHours,
        ["24h"] = HistoryRange.Day,
        ["7d"] = HistoryRange.Week,
    };

    private static readonly Dictionary<string, HistoryMetric> s_metrics = new()
    {
        ["cpu"] = HistoryMetric.Cpu,
        ["memory"] = HistoryMetric.Memory,
        ["disk"] = HistoryMetric.Disk,
        ["network"] = HistoryMetric.Network,
    };

    public static Result<(HistoryMetric Metric, HistoryRange Range)> Parse(string metric, string range)
    {
        List<FieldError> wrong = [];
        if (!s_ranges.TryGetValue(range, out var knownRange))
        {
            wrong.Add(new FieldError("time_range", "field.one_of", ["time_range", range, string.Join(", ", s_ranges.Keys)]));
        }

        if (!s_metrics.TryGetValue(metric, out var knownMetric))
        {
            wrong.Add(new FieldError("metric", "field.one_of", ["metric", metric, string.Join(", ", s_metrics.Keys)]));
        }

        return wrong.Count == 0 ? (knownMetric, knownRange) : Error.Invalid(wrong);
    }
}
