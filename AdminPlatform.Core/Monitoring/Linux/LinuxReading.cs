using AdminPlatform.Core.Servers;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>One look at a Linux machine, understood. A part that was missing or odd is null and stands alone: the others are good.</summary>
internal sealed record LinuxReading(
    long ReadAt,
    CpuTimes? Cpu,
    MemoryMetrics? Memory,
    LoadMetrics? Load,
    long? Uptime,
    IReadOnlyDictionary<string, IoMetrics>? Disks,
    IReadOnlyList<InterfaceMetrics>? Interfaces,
    IReadOnlyList<PartitionMetrics>? Partitions,
    int? Processes,
    ServerFacts Facts)
{
    public static LinuxReading Parse(LinuxTexts texts)
    {
        var cpu = Try(texts.Stat, CpuTimes.Parse);
        return new(
            texts.ReadAt,
            cpu,
            Try(texts.MemInfo, MemoryText.Parse),
            Try(texts.LoadAverage, LoadText.Parse),
            texts.Uptime is null ? null : LoadText.ParseUptime(texts.Uptime),
            Try(texts.DiskStats, DiskText.Parse),
            Try(texts.NetDev, NetworkText.Parse),
            texts.Partitions,
            texts.Processes,
            FactsText.Parse(texts, cpu));
    }

    /// <summary>Names of the parts that are not known, for the log.</summary>
    public IEnumerable<string> Missing()
    {
        (string Name, object? Part)[] parts =
        [
            ("cpu", Cpu), ("memory", Memory), ("load", Load), ("uptime", Uptime), ("disk I/O", Disks),
            ("network", Interfaces), ("filesystems", Partitions), ("processes", Processes),
        ];
        return parts.Where(part => part.Part is null).Select(part => part.Name);
    }

    private static T? Try<T>(string? text, Func<string, T?> parse)
        where T : class => text is null ? null : parse(text);
}
