using System.Text.Json;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>What a sample measures. The name of each, in snake_case, begins its three columns.</summary>
internal enum SampleMetric
{
    /// <summary>Hundredths of a percent; so are the next three.</summary>
    Cpu,
    Memory,
    Swap,

    /// <summary>Of the fullest filesystem.</summary>
    Disk,

    /// <summary>Bytes per second, received and sent together: its extremes cannot be told from those of the two.</summary>
    Network,
    Received,
    Sent,
    DiskRead,
    DiskWrite,

    /// <summary>Hundredths.</summary>
    Load1,
}

internal static class SampleMetrics
{
    public static readonly IReadOnlyList<SampleMetric> All = Enum.GetValues<SampleMetric>();

    /// <summary>What one unit is stored as.</summary>
    public static int Scale(this SampleMetric metric) => metric.IsRate() ? 1 : 100;

    public static bool IsPercent(this SampleMetric metric) => metric <= SampleMetric.Disk;

    public static bool IsRate(this SampleMetric metric) => metric is >= SampleMetric.Network and <= SampleMetric.DiskWrite;

    /// <summary>How the metric's columns begin.</summary>
    public static string Column(this SampleMetric metric) => JsonNamingPolicy.SnakeCaseLower.ConvertName(metric.ToString());
}
