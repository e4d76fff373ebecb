namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>/proc/stat: processor time since boot in ticks, all cores together.</summary>
/// <param name="User">Contains guest time already, which is therefore not read.</param>
/// <param name="BootTime">Unix seconds; null when the line is missing.</param>
internal sealed record CpuTimes(
    long User, long Nice, long System, long Idle, long Iowait, long Irq, long SoftIrq, long Steal, int Cores, long? BootTime)
{
    private long Total => User + Nice + System + Idle + Iowait + Irq + SoftIrq + Steal;

    public static CpuTimes? Parse(string text)
    {
        long[]? times = null;
        long? bootTime = null;
        var cores = 0;
        foreach (var line in ProcText.Lines(text))
        {
            if (line.StartsWith("cpu ", StringComparison.Ordinal))
            {
                times = Times(ProcText.Fields(line));
            }
            else if (line.StartsWith("cpu", StringComparison.Ordinal))
            {
                cores++;
            }
            else if (line.StartsWith("btime ", StringComparison.Ordinal) && ProcText.TryCounter(line[6..].Trim(), out var seconds))
            {
                bootTime = seconds;
            }
        }

        return times is [var user, var nice, var system, var idle, var iowait, var irq, var softIrq, var steal]
            ? new(user, nice, system, idle, iowait, irq, softIrq, steal, Math.Max(1, cores), bootTime)
            : null;
    }

    /// <summary>Shares between two readings; null when no time has passed.</summary>
    public static CpuMetrics? Between(CpuTimes before, CpuTimes now)
    {
        if (now.Total < before.Total)
        {
            before = new(0, 0, 0, 0, 0, 0, 0, 0, 0, null); // booted in between
        }

        // Idle and iowait of a core that went offline may go back a little: no growth, not a new start.
        long Grown(Func<CpuTimes, long> part) => Math.Max(0, part(now) - part(before));
        var user = Grown(times => times.User + times.Nice);
        var system = Grown(times => times.System + times.Irq + times.SoftIrq);
        var idle = Grown(times => times.Idle);
        var iowait = Grown(times => times.Iowait);
        var steal = Grown(times => times.Steal);
        var total = user + system + idle + iowait + steal;
        return total == 0 ? null : new(
            ProcText.Percent(user + system + steal, total), ProcText.Percent(user, total), ProcText.Percent(system, total),
            ProcText.Percent(idle, total), ProcText.Percent(iowait, total), now.Cores);
    }

    /// <summary>Kernels before 2.6.11 know fewer than eight; the first four are always there.</summary>
    private static long[]? Times(string[] fields) =>
        ProcText.Counters(fields, 1, Math.Min(8, fields.Length - 1)) is { Length: >= 4 } values
            ? [.. values, .. new long[8 - values.Length]]
            : null;
}
