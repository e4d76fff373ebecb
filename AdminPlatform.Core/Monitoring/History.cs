using System.Text.Json.Serialization;

namespace AdminPlatform.Core.Monitoring;

/// <summary>What a history is of.</summary>
public enum HistoryMetric
{
    /// <summary>Percent 0–100; so are the next two.</summary>
    Cpu,
    Memory,

    /// <summary>Of the fullest filesystem.</summary>
    Disk,

    /// <summary>Bytes per second, received and sent together.</summary>
    Network,
}

/// <summary>How far back a history goes, and thereby how coarse it is.</summary>
public enum HistoryRange
{
    /// <summary>Every sample.</summary>
    Hour,

    /// <summary>Minutes.</summary>
    SixHours,

    /// <summary>Ten minutes.</summary>
    Day,

    /// <summary>Hours.</summary>
    Week,
}

/// <summary>
/// One answer, immutable. Callers get the same object until new samples make it untrue, so what they derive from it (serialised bytes, say) can be
/// kept beside it in a <see cref="System.Runtime.CompilerServices.ConditionalWeakTable{TKey, TValue}"/>.
/// </summary>
/// <param name="serverId">Whose.</param>
/// <param name="metric">Of what.</param>
/// <param name="range">How far back.</param>
/// <param name="points">Oldest first; a step without a sample has no point.</param>
public sealed class History(int serverId, HistoryMetric metric, HistoryRange range, IReadOnlyList<HistoryPoint> points)
{
    public int ServerId { get; } = serverId;

    public HistoryMetric Metric { get; } = metric;

    public HistoryRange Range { get; } = range;

    public IReadOnlyList<HistoryPoint> Points { get; } = points;
}

/// <summary>One step of a history, in percent or bytes per second.</summary>
/// <param name="Timestamp">UTC; the start of the step.</param>
/// <param name="Value">Mean of the samples in the step.</param>
/// <param name="Min">Least of them.</param>
/// <param name="Max">Greatest of them.</param>
public readonly record struct HistoryPoint(DateTime Timestamp, double Value, double Min, double Max)
{
    /// <summary>Network only; bytes per second.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Received { get; init; }

    /// <summary>Network only; bytes per second.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Sent { get; init; }
}
