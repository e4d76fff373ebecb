namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>One look at a Linux machine, not yet understood; null is what could not be read. Local files or a remote command fill it alike.</summary>
internal sealed record LinuxTexts
{
    /// <summary>Monotonic, in ticks of the TimeProvider, as near to the reading of the counters as can be.</summary>
    public required long ReadAt { get; init; }

    public string? Stat { get; init; }

    public string? MemInfo { get; init; }

    public string? LoadAverage { get; init; }

    public string? Uptime { get; init; }

    public string? DiskStats { get; init; }

    public string? NetDev { get; init; }

    public string? CpuInfo { get; init; }

    public string? OsRelease { get; init; }

    public string? Kernel { get; init; }

    public string? HostName { get; init; }

    public int? Processes { get; init; }

    public IReadOnlyList<PartitionMetrics>? Partitions { get; init; }
}
