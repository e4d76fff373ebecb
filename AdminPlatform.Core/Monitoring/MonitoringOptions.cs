namespace AdminPlatform.Core.Monitoring;

/// <summary>How often servers are looked at and how long that is remembered. Configuration section <c>Monitoring</c>.</summary>
public sealed class MonitoringOptions
{
    public const string Section = "Monitoring";

    public const int DefaultIntervalSeconds = 10;
    public const int MaxIntervalSeconds = 60;
    public const int DefaultOfflineAfterSeconds = 30;
    public const int DefaultTimeoutSeconds = 8;
    public const int DefaultRawRetentionHours = 2;
    public const int DefaultMinuteRetentionHours = 48;
    public const int DefaultTenMinuteRetentionDays = 30;
    public const int DefaultHourRetentionDays = 400;

    /// <summary>Seconds between two samples, and the step of the finest tier: 1–60, a divisor of 60.</summary>
    public int IntervalSeconds { get; set; } = DefaultIntervalSeconds;

    /// <summary>Seconds without a sample after which a server is offline, 5–3600; never less than three intervals.</summary>
    public int OfflineAfterSeconds { get; set; } = DefaultOfflineAfterSeconds;

    /// <summary>Seconds that one collection may take, 1–60.</summary>
    public int TimeoutSeconds { get; set; } = DefaultTimeoutSeconds;

    /// <summary>Hours that every single sample is kept, 1–48.</summary>
    public int RawRetentionHours { get; set; } = DefaultRawRetentionHours;

    /// <summary>Hours that minutes are kept, 6–720, more than raw samples.</summary>
    public int MinuteRetentionHours { get; set; } = DefaultMinuteRetentionHours;

    /// <summary>Days that ten minutes are kept, 2–366, longer than minutes.</summary>
    public int TenMinuteRetentionDays { get; set; } = DefaultTenMinuteRetentionDays;

    /// <summary>Days that hours are kept, 8–3660, longer than ten minutes.</summary>
    public int HourRetentionDays { get; set; } = DefaultHourRetentionDays;

    internal TimeSpan Interval => TimeSpan.FromSeconds(IntervalSeconds);

    internal TimeSpan OfflineAfter => TimeSpan.FromSeconds(Math.Max(3 * IntervalSeconds, OfflineAfterSeconds));
}
