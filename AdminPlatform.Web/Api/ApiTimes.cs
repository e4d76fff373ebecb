using System.Globalization;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api;

/// <summary>
/// Reads the moments between which somebody looks for something: RFC 3339, or <c>2006-01-02 15:04:05</c> or <c>2006-01-02</c> in UTC. The end
/// includes the whole second or day that it names.
/// </summary>
internal static class ApiTimes
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] s_formats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Both ends in UTC, null where not given; what cannot be read is added to <paramref name="wrong"/>.</summary>
    public static (DateTime? From, DateTime? Until) Range(string? start, string? end, List<FieldError> wrong) =>
        (Read("start_time", start, wrong)?.Start, Read("end_time", end, wrong)?.End);

    private static (DateTime Start, DateTime End)? Read(string field, string? text, List<FieldError> wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, Utc, out var day))
        {
            return (day, Through(day, TimeSpan.TicksPerDay));
        }

        if (DateTime.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, Utc, out var time))
        {
            return (time, time.Ticks % TimeSpan.TicksPerSecond == 0 ? Through(time, TimeSpan.TicksPerSecond) : time);
        }

        wrong.Add(new FieldError(field, "field.time", [field, text]));
        return null;
    }

    /// <summary>The very last day of the calendar has no next one to stop before.</summary>
    private static DateTime Through(DateTime start, long ticks) => new(Math.Min(start.Ticks + ticks - 1, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
