namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>/proc/loadavg and /proc/uptime.</summary>
internal static class LoadText
{
    public static LoadMetrics? Parse(string text) =>
        ProcText.Fields(text) is [var one, var five, var fifteen, ..]
        && ProcText.TryNumber(one, out var load1)
        && ProcText.TryNumber(five, out var load5)
        && ProcText.TryNumber(fifteen, out var load15)
            ? new(load1, load5, load15)
            : null;

    /// <summary>Whole seconds since boot.</summary>
    public static long? ParseUptime(string text) =>
        ProcText.Fields(text.TrimEnd()) is [var seconds, ..] && ProcText.TryNumber(seconds, out var uptime) && uptime < long.MaxValue ? (long)uptime : null;
}
