using AdminPlatform.Core.Monitoring.Storage;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>Makes a snapshot and a sample out of two looks at the same machine.</summary>
internal static class LinuxMetrics
{
    public static MetricsSnapshot Snapshot(int serverId, DateTime time, LinuxReading before, LinuxReading now) => new()
    {
        ServerId = serverId,
        Timestamp = time,
        Cpu = before.Cpu is null || now.Cpu is null ? null : CpuTimes.Between(before.Cpu, now.Cpu),
        Memory = now.Memory,
        Disk = now.Partitions is null && now.Disks is null ? null : new(now.Partitions ?? [], now.Disks is null ? null : DiskText.Sum(now.Disks.Values)),
        Network = now.Interfaces is null ? null : new(now.Interfaces),
        Load = now.Load,
        Processes = now.Processes,
        Uptime = now.Uptime,
    };

    public static SampleValues Values(MetricsSnapshot snapshot, LinuxReading before, LinuxReading now, TimeSpan elapsed)
    {
        SampleValues values = new();
        values.SetPercent(SampleMetric.Cpu, snapshot.Cpu?.Usage);
        values.SetPercent(SampleMetric.Memory, snapshot.Memory?.Usage);
        values.SetPercent(SampleMetric.Swap, snapshot.Memory is { } memory ? ProcText.Percent(memory.SwapUsed, memory.SwapTotal) : null);
        values.SetPercent(SampleMetric.Disk, snapshot.DiskUsage());
        values.SetLoad(snapshot.Load?.Load1);
        if (before.Interfaces is not null && now.Interfaces is not null)
        {
            Network(values, before.Interfaces, now.Interfaces, elapsed);
        }

        if (before.Disks is not null && now.Disks is not null)
        {
            values.SetRate(SampleMetric.DiskRead, Growth(before.Disks, now.Disks, disk => disk.ReadBytes), elapsed);
            values.SetRate(SampleMetric.DiskWrite, Growth(before.Disks, now.Disks, disk => disk.WriteBytes), elapsed);
        }

        return values;
    }

    private static void Network(SampleValues values, IReadOnlyList<InterfaceMetrics> before, IReadOnlyList<InterfaceMetrics> now, TimeSpan elapsed)
    {
        var then = before.DistinctBy(item => item.Name).ToDictionary(item => item.Name);
        var current = NetworkText.Counted(now).DistinctBy(item => item.Name).ToDictionary(item => item.Name);
        var received = Growth(then, current, item => item.BytesRecv);
        var sent = Growth(then, current, item => item.BytesSent);
        values.SetRate(SampleMetric.Received, received, elapsed);
        values.SetRate(SampleMetric.Sent, sent, elapsed);
        values.SetRate(SampleMetric.Network, received + sent, elapsed);
    }

    /// <summary>A device that was not there before adds nothing yet: its counters may be older than the last look.</summary>
    private static long Growth<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> now, Func<T, long> counter) =>
        now.Sum(item => before.TryGetValue(item.Key, out var then) ? ProcText.Growth(counter(then), counter(item.Value)) : 0);
}
