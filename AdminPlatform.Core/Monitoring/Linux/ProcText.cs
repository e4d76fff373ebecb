using System.Globalization;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>What all files of /proc have in common: lines of fields between blanks. The text may come from here or over a wire.</summary>
internal static class ProcText
{
    public static string[] Fields(ReadOnlySpan<char> line) =>
        line.ToString().Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>A counter of the kernel; those beyond 2⁶³ are cut there.</summary>
    public static bool TryCounter(string field, out long value)
    {
        var good = ulong.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        value = number > long.MaxValue ? long.MaxValue : (long)number;
        return good;
    }

    public static bool TryNumber(string field, out double value) =>
        double.TryParse(field, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The fields from <paramref name="start"/> on as counters; null when there are fewer than <paramref name="count"/> or one is none.</summary>
    public static long[]? Counters(string[] fields, int start, int count)
    {
        if (fields.Length < start + count)
        {
            return null;
        }

        var values = new long[count];
        for (var index = 0; index < count; index++)
        {
            if (!TryCounter(fields[start + index], out values[index]))
            {
                return null;
            }
        }

        return values;
    }

    /// <summary>What a counter grew by; one that went back was set to zero in between, so it grew by what it shows.</summary>
    public static long Growth(long before, long now) => now >= before ? now - before : now;

    /// <summary>Percent 0–100 of <paramref name="whole"/>, 0 of nothing, two decimals.</summary>
    public static double Percent(double part, double whole) =>
        whole <= 0 ? 0 : Math.Round(Math.Clamp(100 * part / whole, 0, 100), 2);
}
