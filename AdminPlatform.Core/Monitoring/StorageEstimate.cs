using AdminPlatform.Core.Monitoring.Storage;

namespace AdminPlatform.Core.Monitoring;

/// <summary>What a server costs on disk under given settings.</summary>
public static class StorageEstimate
{
    /// <summary>bench/Metrics measures 148 on SQLite for busy servers, half-filled pages included; a little is added to be on the safe side.</summary>
    internal const int BytesPerRow = 160;

    /// <summary>Bytes of one server whose samples have been collected without a gap for as long as the settings keep them.</summary>
    public static long BytesPerServer(MonitoringOptions options) => BytesPerServer(options, TimeSpan.MaxValue);

    /// <summary>Bytes of one server that has been watched without a gap for <paramref name="watched"/>.</summary>
    public static long BytesPerServer(MonitoringOptions options, TimeSpan watched) =>
        Enum.GetValues<Tier>().Sum(tier => Rows(tier, options, watched)) * BytesPerRow;

    internal static long Rows(Tier tier, MonitoringOptions options, TimeSpan watched) =>
        (long)Math.Min(tier.Retention(options).TotalSeconds, watched.TotalSeconds) / tier.Step(options);

    internal static long Rows(MonitoringOptions options, TimeSpan watched) => Enum.GetValues<Tier>().Sum(tier => Rows(tier, options, watched));
}
