using AdminPlatform.Core.Monitoring;

namespace AdminPlatform.Web.Servers;

/// <summary>The ranges of history by their names in an address.</summary>
internal static class Ranges
{
    public static readonly IReadOnlyList<(string Name, HistoryRange Range)> All =
    [
        ("1h", HistoryRange.Hour), ("6h", HistoryRange.SixHours), ("24h", HistoryRange.Day), ("7d", HistoryRange.Week),
    ];

    /// <summary>An hour when <paramref name="name"/> is none of them.</summary>
    public static (string Name, HistoryRange Range) Of(string? name) => All.FirstOrDefault(item => item.Name == name, All[0]);
}
