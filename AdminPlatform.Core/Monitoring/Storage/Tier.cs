namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>How coarse a row of samples is; each tier but the first is derived from the one before.</summary>
internal enum Tier : short
{
    /// <summary>Every single sample.</summary>
    Raw,
    Minute,
    TenMinutes,
    Hour,
}

internal static class Tiers
{
    /// <summary>The derived ones, finest first.</summary>
    public static readonly IReadOnlyList<Tier> Derived = [Tier.Minute, Tier.TenMinutes, Tier.Hour];

    /// <summary>Seconds that one row covers.</summary>
    public static int Step(this Tier tier, MonitoringOptions options) => tier switch
    {
        Tier.Raw => options.IntervalSeconds,
        Tier.Minute => 60,
        Tier.TenMinutes => 600,
        _ => 3600,
    };

    public static TimeSpan Retention(this Tier tier, MonitoringOptions options) => tier switch
    {
        Tier.Raw => TimeSpan.FromHours(options.RawRetentionHours),
        Tier.Minute => TimeSpan.FromHours(options.MinuteRetentionHours),
        Tier.TenMinutes => TimeSpan.FromDays(options.TenMinuteRetentionDays),
        _ => TimeSpan.FromDays(options.HourRetentionDays),
    };

    /// <summary>
    /// Unix seconds of the oldest row that is kept. It begins a row of the tier above, so that what such a row was made of goes as a whole
    /// and deriving it again never starts from a part.
    /// </summary>
    public static long Oldest(this Tier tier, MonitoringOptions options, long now)
    {
        var above = tier == Tier.Hour ? Tier.Hour : tier + 1;
        return Floor(now - (long)tier.Retention(options).TotalSeconds, above.Step(options));
    }

    /// <summary>The start of the row that <paramref name="time"/> falls into; rows are aligned to the clock, not to the first sample.</summary>
    public static long Floor(long time, int step) => time - (time % step);
}
