using System.Globalization;

namespace AdminPlatform.Web.Ui;

/// <summary>Numbers and moments as the console writes them, the same in every language.</summary>
public static class Format
{
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>E.g. <c>12.3 GiB</c>.</summary>
    public static string Bytes(double bytes)
    {
        var unit = 0;
        while (Math.Abs(bytes) >= 1024 && unit < s_units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes.ToString(unit == 0 || bytes >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture)} {s_units[unit]}");
    }

    /// <summary>E.g. <c>1.2 MiB/s</c>.</summary>
    public static string Rate(double bytesPerSecond) => Bytes(bytesPerSecond) + "/s";

    /// <summary>E.g. <c>12.3%</c>; 0–100 goes in.</summary>
    public static string Percent(double percent) => percent >= 99.95 ? "100%" : percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>E.g. <c>1,234</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>For CSS and SVG.</summary>
    public static string Coordinate(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Iso(DateTime utc) => Utc(utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>E.g. <c>2026-03-01 08:30:00</c>, on the clock of <paramref name="zone"/>.</summary>
    public static string Local(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(Utc(utc), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>As <see cref="Local"/>, with the name of the zone and its distance from UTC.</summary>
    public static string Zoned(DateTime utc, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(Utc(utc));
        return string.Create(CultureInfo.InvariantCulture, $"{Local(utc, zone)} {zone.Id} (UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm})");
    }

    private static DateTime Utc(DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc);
}
