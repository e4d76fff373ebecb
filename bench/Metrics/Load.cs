using AdminPlatform.Core.Monitoring.Storage;

namespace AdminPlatform.Bench.Metrics;

/// <summary>Samples as a busy server gives them; every value differs from the one before, so none is cheaper to store than in life.</summary>
internal static class Load
{
    public static Sample Sample(int server, long time)
    {
        SampleValues values = new();
        foreach (var metric in SampleMetrics.All)
        {
            values[metric] = Value(metric, Mix(((ulong)server << 40) ^ ((ulong)time << 4) ^ (ulong)metric));
        }

        return new(server, time, values);
    }

    // Up to 100 percent, up to 20 MB/s, a load up to 16.
    private static long Value(SampleMetric metric, ulong random) =>
        (long)(random % (metric.IsPercent() ? 10_001UL : metric.IsRate() ? 20_000_000UL : 1_600UL));

    /// <summary>SplitMix64: random enough, and the same in every run.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
