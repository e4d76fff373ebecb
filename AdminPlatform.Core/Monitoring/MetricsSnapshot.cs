namespace AdminPlatform.Core.Monitoring;

/// <summary>
/// Everything that one collection found on a server. Sizes in bytes, shares in percent 0–100, counters since boot. A part that could not be
/// read is null: what is not known is not zero.
/// </summary>
public sealed record MetricsSnapshot
{
    public required int ServerId { get; init; }

    /// <summary>UTC; the step that the collection belongs to.</summary>
    public required DateTime Timestamp { get; init; }

    public CpuMetrics? Cpu { get; init; }

    public MemoryMetrics? Memory { get; init; }

    public DiskMetrics? Disk { get; init; }

    public NetworkMetrics? Network { get; init; }

    public LoadMetrics? Load { get; init; }

    public int? Processes { get; init; }

    /// <summary>Whole seconds since boot.</summary>
    public long? Uptime { get; init; }
}

/// <summary>Shares of the processor time since the collection before, percent 0–100 of all cores together.</summary>
/// <param name="Usage">Everything but idle and waiting for I/O.</param>
/// <param name="UserMode">Programs, niced ones included.</param>
/// <param name="SystemMode">Kernel, interrupts included.</param>
/// <param name="Iowait">Idle with I/O outstanding.</param>
/// <param name="Cores">Logical cores.</param>
public sealed record CpuMetrics(double Usage, double UserMode, double SystemMode, double Idle, double Iowait, int Cores);

/// <summary>Bytes.</summary>
/// <param name="Used"><paramref name="Total"/> − <paramref name="Available"/>.</param>
/// <param name="Available">What programs can still get without swapping.</param>
/// <param name="Usage">Percent 0–100 of <paramref name="Total"/>.</param>
/// <param name="Cached">Page cache and reclaimable slab, as <c>free</c> counts it.</param>
public sealed record MemoryMetrics(
    long Total, long Used, long Available, long Free, double Usage, long Buffers, long Cached, long SwapTotal, long SwapUsed, long SwapFree);

/// <summary>Local filesystems and what the whole disks have done since boot.</summary>
/// <param name="IoStats">Null when the counters cannot be read.</param>
public sealed record DiskMetrics(IReadOnlyList<PartitionMetrics> Partitions, IoMetrics? IoStats);

/// <summary>A local filesystem; bytes.</summary>
/// <param name="Available">What an ordinary user can still write; less than total − used where blocks are reserved for root.</param>
/// <param name="Usage">Percent 0–100 as <c>df</c> shows it: used / (used + available).</param>
/// <param name="Inodes">0 on filesystems that have no fixed number of them.</param>
public sealed record PartitionMetrics(
    string Device, string Mountpoint, string Filesystem, long Total, long Used, long Available, double Usage, long Inodes, long InodesUsed, long InodesFree);

/// <summary>Totals over all whole disks since boot, as the kernel counts them: bytes, operations, seconds to the millisecond.</summary>
public sealed record IoMetrics(long ReadBytes, long WriteBytes, long ReadOps, long WriteOps, double ReadTime, double WriteTime, double IoTime);

/// <summary>Every interface, virtual ones included.</summary>
public sealed record NetworkMetrics(IReadOnlyList<InterfaceMetrics> Interfaces);

/// <summary>Counters of one interface since it came up.</summary>
public sealed record InterfaceMetrics(
    string Name, long BytesRecv, long BytesSent, long PacketsRecv, long PacketsSent, long ErrorsRecv, long ErrorsSent, long DroppedRecv, long DroppedSent);

/// <summary>Runnable and blocked tasks, averaged over 1, 5 and 15 minutes.</summary>
public sealed record LoadMetrics(double Load1, double Load5, double Load15);
