using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring;

/// <summary>Says what is wrong by the key that the operator typed.</summary>
internal sealed class MonitoringOptionsValidator : IValidateOptions<MonitoringOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitoringOptions options)
    {
        List<string> wrong = [];
        Interval(wrong, options.IntervalSeconds);
        Range(wrong, nameof(options.OfflineAfterSeconds), options.OfflineAfterSeconds, 5, 3600);
        Range(wrong, nameof(options.TimeoutSeconds), options.TimeoutSeconds, 1, 60);
        Range(wrong, nameof(options.RawRetentionHours), options.RawRetentionHours, 1, 48);
        Range(wrong, nameof(options.MinuteRetentionHours), options.MinuteRetentionHours, 6, 720);
        Range(wrong, nameof(options.TenMinuteRetentionDays), options.TenMinuteRetentionDays, 2, 366);
        Range(wrong, nameof(options.HourRetentionDays), options.HourRetentionDays, 8, 3660);

        // A bucket is derived again from the tier below when a sample arrives late, so what it was made of must outlive it.
        Longer(wrong, nameof(options.MinuteRetentionHours), options.MinuteRetentionHours, options.RawRetentionHours, nameof(options.RawRetentionHours));
        Longer(wrong, nameof(options.TenMinuteRetentionDays), options.TenMinuteRetentionDays, options.MinuteRetentionHours / 24.0, nameof(options.MinuteRetentionHours));
        Longer(wrong, nameof(options.HourRetentionDays), options.HourRetentionDays, options.TenMinuteRetentionDays, nameof(options.TenMinuteRetentionDays));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static void Interval(List<string> wrong, int value)
    {
        if (value is < 1 or > MonitoringOptions.MaxIntervalSeconds || 60 % value != 0)
        {
            wrong.Add($"{Key(nameof(MonitoringOptions.IntervalSeconds))} is {value}: set it to a number of seconds that divides 60 (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60).");
        }
    }

    private static void Range(List<string> wrong, string property, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            wrong.Add($"{Key(property)} is {value}: set it to a number from {least} to {most}.");
        }
    }

    private static void Longer(List<string> wrong, string property, int value, double than, string other)
    {
        if (value <= than)
        {
            wrong.Add($"{Key(property)} is {value}: set it so that it keeps data longer than {Key(other)}.");
        }
    }

    private static string Key(string property) => $"{MonitoringOptions.Section}:{property}";
}
