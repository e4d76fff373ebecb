using System.Globalization;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Audit;

/// <summary>How long the logs are kept and how fast one caller may make them grow; configuration section <c>Logs</c>.</summary>
public sealed class LogOptions
{
    public const string Section = "Logs";
    public const int MostDays = 36_500;
    public const int MostFailures = 100_000;

    /// <summary>Days that operations are kept, 0–36,500; 0 keeps them for ever.</summary>
    public int OperationRetentionDays { get; set; } = 365;

    /// <summary>Days that attempts to sign in are kept, 0–36,500; 0 keeps them for ever.</summary>
    public int LoginRetentionDays { get; set; } = 365;

    /// <summary>Changes of one session, or of one address without a session, that may fail in a minute, or be about themselves alone, 1–100,000.</summary>
    public int FailedChangesPerMinute { get; set; } = 300;
}

internal sealed class LogOptionsValidator : IValidateOptions<LogOptions>
{
    public ValidateOptionsResult Validate(string? name, LogOptions options)
    {
        (string Key, int Value, int Least, int Most)[] settings =
        [
            (nameof(options.OperationRetentionDays), options.OperationRetentionDays, 0, LogOptions.MostDays),
            (nameof(options.LoginRetentionDays), options.LoginRetentionDays, 0, LogOptions.MostDays),
            (nameof(options.FailedChangesPerMinute), options.FailedChangesPerMinute, 1, LogOptions.MostFailures),
        ];
        var wrong = settings.Where(setting => setting.Value < setting.Least || setting.Value > setting.Most)
            .Select(setting => string.Create(
                CultureInfo.InvariantCulture, $"{LogOptions.Section}:{setting.Key} is {setting.Value}: set it to a number from {setting.Least} to {setting.Most}."))
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
