using System.Text.RegularExpressions;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>/proc/diskstats: one line for each block device, partitions and stacked devices among them.</summary>
internal static partial class DiskText
{
    /// <summary>The kernel's sector here is 512 bytes, whatever the disk's own is.</summary>
    private const int SectorBytes = 512;

    /// <summary>
    /// Counters of the whole disks by name. Partitions, device mapper and RAID are left out, because their bytes pass through the disks too;
    /// loop and memory devices, because they are none. Null when no disk is to be seen, as in some containers.
    /// </summary>
    public static IReadOnlyDictionary<string, IoMetrics>? Parse(string text)
    {
        Dictionary<string, IoMetrics> devices = [];
        foreach (var fields in ProcText.Lines(text).Select(line => ProcText.Fields(line)))
        {
            if (fields.Length > 13 && !NotADisk().IsMatch(fields[2]) && ProcText.Counters(fields, 3, 11) is { } counters)
            {
                devices[fields[2]] = Device(counters);
            }
        }

        return devices.Count == 0 ? null : devices.Where(device => !IsPartition(device.Key, devices)).ToDictionary();
    }

    public static IoMetrics Sum(IEnumerable<IoMetrics> disks) => disks.Aggregate(new IoMetrics(0, 0, 0, 0, 0, 0, 0), (sum, disk) => new(
        sum.ReadBytes + disk.ReadBytes, sum.WriteBytes + disk.WriteBytes, sum.ReadOps + disk.ReadOps, sum.WriteOps + disk.WriteOps,
        Math.Round(sum.ReadTime + disk.ReadTime, 3), Math.Round(sum.WriteTime + disk.WriteTime, 3), Math.Round(sum.IoTime + disk.IoTime, 3)));

    // Fields: reads, merged, sectors, ms, writes, merged, sectors, ms, in flight, ms busy, weighted ms.
    private static IoMetrics Device(long[] fields) => new(
        fields[2] * SectorBytes, fields[6] * SectorBytes, fields[0], fields[4], fields[3] / 1000.0, fields[7] / 1000.0, fields[9] / 1000.0);

    /// <summary>sda1 of sda, nvme0n1p1 of nvme0n1; xvda1 alone is a disk, as some clouds have it.</summary>
    private static bool IsPartition(string name, Dictionary<string, IoMetrics> devices)
    {
        var parent = name.TrimEnd(Digits);
        return parent.Length < name.Length && parent.Length > 0
            && (devices.ContainsKey(parent) || (parent[^1] == 'p' && parent.Length > 1 && char.IsAsciiDigit(parent[^2]) && devices.ContainsKey(parent[..^1])));
    }

    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>The last one is a path to a multipath NVMe disk, counted as the disk.</summary>
    [GeneratedRegex(@"^(loop|ram|zram|dm-|md|sr|fd|mtdblock|drbd|bcache)\d|^nvme\d+c\d+n\d+")]
    private static partial Regex NotADisk();
}
