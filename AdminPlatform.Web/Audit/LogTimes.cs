using System.Globalization;

namespace AdminPlatform.Web.Audit;

/// <summary>The stretch of time that the address of a log names: one of the last ones, or from and until on the clock of whoever looks.</summary>
public sealed record LogTimes(string? Range, string? From, string? Until)
{
    public const string Custom = "custom";

    /// <summary>As the browser's own field for a moment writes it.</summary>
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    public static readonly IReadOnlyList<string> Presets = ["24h", "7d", "30d"];

    /// <summary>Reads the address; what it cannot mean is left out.</summary>
    internal static LogTimes Of(string? range, string? from, string? until) => range == Custom
        ? new LogTimes(Custom, Parse(from) is null ? null : from, Parse(until) is null ? null : until)
        : new LogTimes(Presets.FirstOrDefault(preset => preset == range), null, null);

    /// <summary>Both ends in UTC; the last minute belongs to it.</summary>
    internal (DateTime? From, DateTime? Until) Utc(TimeZoneInfo zone, DateTime now) => Range switch
    {
        "24h" => (now.AddHours(-24), null),
        "7d" => (now.AddDays(-7), null),
        "30d" => (now.AddDays(-30), null),
        Custom => (Utc(Parse(From), zone), Utc(Parse(Until), zone)?.AddMinutes(1).AddTicks(-10)),
        _ => (null, null),
    };

    internal (string, string?)[] Parameters() => [("range", Range), ("from", From), ("until", Until)];

    private static DateTime? Parse(string? text) =>
        DateTime.TryParseExact(text, Minute, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year is > 1 and < 9999 ? moment : null;

    /// <summary>An hour that the clocks skip is taken for the one after it.</summary>
    private static DateTime? Utc(DateTime? local, TimeZoneInfo zone) => local is not { } moment ? null
        : TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(moment) ? moment.AddHours(1) : moment, zone);
}
