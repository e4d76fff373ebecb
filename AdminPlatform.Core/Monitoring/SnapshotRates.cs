using AdminPlatform.Core.Monitoring.Linux;

namespace AdminPlatform.Core.Monitoring;

/// <summary>What two snapshots of one server imply, in bytes per second; null where it is not known.</summary>
/// <param name="Received">Over the interfaces that count, the same that the history adds up.</param>
/// <param name="Sent">As <paramref name="Received"/>.</param>
/// <param name="Read">From all whole disks.</param>
/// <param name="Written">To all whole disks.</param>
public sealed record SnapshotRates(double? Received, double? Sent, double? Read, double? Written)
{
    public static readonly SnapshotRates Unknown = new(null, null, null, null);

    /// <summary>Unknown unless <paramref name="now"/> is the later one; a counter that went back to zero counts from there.</summary>
    public static SnapshotRates Between(MetricsSnapshot before, MetricsSnapshot now)
    {
        var seconds = (now.Timestamp - before.Timestamp).TotalSeconds;
        if (before.ServerId != now.ServerId || seconds <= 0)
        {
            return Unknown;
        }

        return new SnapshotRates(
            Network(before, now, item => item.BytesRecv) / seconds,
            Network(before, now, item => item.BytesSent) / seconds,
            Disk(before, now, io => io.ReadBytes) / seconds,
            Disk(before, now, io => io.WriteBytes) / seconds);
    }

    private static double? Network(MetricsSnapshot before, MetricsSnapshot now, Func<InterfaceMetrics, long> counter)
    {
        if (before.Network is null || now.Network is null)
        {
            return null;
        }

        var then = before.Network.Interfaces.DistinctBy(item => item.Name).ToDictionary(item => item.Name, counter);
        return NetworkText.Counted(now.Network.Interfaces)
            .Where(item => then.ContainsKey(item.Name))
            .Sum(item => (double)ProcText.Growth(then[item.Name], counter(item)));
    }

    private static double? Disk(MetricsSnapshot before, MetricsSnapshot now, Func<IoMetrics, long> counter) =>
        before.Disk?.IoStats is { } then && now.Disk?.IoStats is { } current ? ProcText.Growth(counter(then), counter(current)) : null;
}
