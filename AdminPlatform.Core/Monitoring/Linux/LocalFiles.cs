using System.Globalization;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>Looks at the machine the product runs on.</summary>
internal static class LocalFiles
{
    public static async Task<LinuxTexts> ReadAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var mounts = await TextAsync("/proc/self/mountinfo", cancellationToken) is { } text ? MountText.Parse(text) : null;
        return new()
        {
            Partitions = mounts?.Where(mount => Directory.Exists(mount.Mountpoint)).Select(StatVfs.Read).OfType<PartitionMetrics>().ToList(),
            Processes = Processes(),
            CpuInfo = await TextAsync("/proc/cpuinfo", cancellationToken),
            OsRelease = await TextAsync("/etc/os-release", cancellationToken) ?? await TextAsync("/usr/lib/os-release", cancellationToken),
            Kernel = await TextAsync("/proc/sys/kernel/osrelease", cancellationToken),
            HostName = Environment.MachineName,
            MemInfo = await TextAsync("/proc/meminfo", cancellationToken),
            LoadAverage = await TextAsync("/proc/loadavg", cancellationToken),
            Uptime = await TextAsync("/proc/uptime", cancellationToken),
            ReadAt = time.GetTimestamp(),
            Stat = await TextAsync("/proc/stat", cancellationToken),
            DiskStats = await TextAsync("/proc/diskstats", cancellationToken),
            NetDev = await TextAsync("/proc/net/dev", cancellationToken),
        };
    }

    /// <summary>One directory of digits for each process.</summary>
    private static int? Processes()
    {
        try
        {
            return Directory.EnumerateDirectories("/proc").Count(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out _));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<string?> TextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
