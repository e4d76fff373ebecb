using System.Diagnostics;
using System.Globalization;

namespace AdminPlatform.Bench.Metrics;

/// <summary>Figures as rows of a Markdown table.</summary>
internal static class Table
{
    public static void Head()
    {
        Console.WriteLine("| database | work | measured |");
        Console.WriteLine("|---|---|---|");
    }

    public static void Row(string database, string work, FormattableString measured) =>
        Console.WriteLine($"| {database} | {work} | {measured.ToString(CultureInfo.InvariantCulture)} |");

    /// <summary>Milliseconds of each of <paramref name="count"/> runs, sorted.</summary>
    public static async Task<double[]> TimesAsync(int count, Func<int, Task> work)
    {
        var times = new double[count];
        for (var run = 0; run < count; run++)
        {
            var started = Stopwatch.GetTimestamp();
            await work(run);
            times[run] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    public static double At(this double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
