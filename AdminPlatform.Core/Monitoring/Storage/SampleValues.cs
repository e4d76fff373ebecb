namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>One value for each <see cref="SampleMetric"/>, scaled as it is stored; null where it is not known.</summary>
internal sealed class SampleValues
{
    private readonly long?[] _values = new long?[SampleMetrics.All.Count];

    public long? this[SampleMetric metric]
    {
        get => _values[(int)metric];
        set => _values[(int)metric] = value;
    }

    public void SetPercent(SampleMetric metric, double? percent) => this[metric] = percent is { } value ? (long)Math.Round(100 * Math.Clamp(value, 0, 100)) : null;

    public void SetLoad(double? load) => this[SampleMetric.Load1] = load is { } value ? (long)Math.Round(100 * Math.Clamp(value, 0, 100_000)) : null;

    /// <summary>Bytes over <paramref name="elapsed"/>; unknown when no time has passed.</summary>
    public void SetRate(SampleMetric metric, long bytes, TimeSpan elapsed) =>
        this[metric] = elapsed > TimeSpan.Zero ? (long)Math.Round(Math.Max(0, bytes) / elapsed.TotalSeconds) : null;
}
