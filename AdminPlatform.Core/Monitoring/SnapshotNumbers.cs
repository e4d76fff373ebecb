namespace AdminPlatform.Core.Monitoring;

/// <summary>Numbers that a snapshot implies.</summary>
public static class SnapshotNumbers
{
    /// <summary>Percent 0–100 used of the fullest filesystem, the one that will hurt first; null when none is known.</summary>
    public static double? DiskUsage(this MetricsSnapshot snapshot) =>
        snapshot.Disk is { Partitions.Count: > 0 } disk ? disk.Partitions.Max(partition => partition.Usage) : null;
}
