using System.Diagnostics;
using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Bench.Logs;

/// <summary>Milliseconds for the first page of every filter with its total, through the reader that pages and endpoints use.</summary>
internal static class FirstPages
{
    private const int Runs = 21;

    private static readonly PageRequest s_first = new(1, 20);
    private static readonly DateTime s_from = LongLogs.Start.AddDays(100);
    private static readonly DateTime s_until = LongLogs.Start.AddDays(200);

    private static readonly (string Name, OperationQuery Query)[] s_operations =
    [
        ("no filter", new(s_first)),
        ("user who does half of everything", new(s_first) { UserName = "robot" }),
        ("the same, only failures (there are none)", new(s_first) { UserName = "robot", Succeeded = false }),
        ("user with one in two thousand", new(s_first) { UserName = "user7" }),
        ("user nobody has", new(s_first) { UserName = "nobody" }),
        ("module", new(s_first) { Module = "module3" }),
        ("module that only occurred long ago", new(s_first) { Module = "rare" }),
        ("action in all modules", new(s_first) { Action = "action1" }),
        ("failures", new(s_first) { Succeeded = false }),
        ("successes", new(s_first) { Succeeded = true }),
        ("100 days of the middle", new(s_first) { From = s_from, Until = s_until }),
        ("a second without entries", new(s_first) { From = LongLogs.End.AddDays(1), Until = LongLogs.End.AddDays(1) }),
        ("user and module", new(s_first) { UserName = "robot", Module = "module7" }),
        ("user, module and action, failures", new(s_first) { UserName = "user7", Module = "module7", Action = "action1", Succeeded = false }),
        ("user, failures, 100 days of the middle", new(s_first) { UserName = "user8", Succeeded = false, From = s_from, Until = s_until }),
        ("module and action, failures, first day", new(s_first) { Module = "module1", Action = "action2", Succeeded = false, Until = LongLogs.Start.AddDays(1) }),
        ("action, failures, until the first hour", new(s_first) { Action = "action2", Succeeded = false, Until = LongLogs.Start.AddHours(1) }),
        ("history of one thing", new(s_first) { Module = "module0", TargetId = "42" }),
        ("page 500 of no filter", new(new(500, 20))),
        ("page 500 of failures", new(new(500, 20)) { Succeeded = false }),
    ];

    private static readonly (string Name, LoginQuery Query)[] s_logins =
    [
        ("no filter", new(s_first)),
        ("user with half of all", new(s_first) { UserName = "robot" }),
        ("the same, only failures (there are none)", new(s_first) { UserName = "robot", Succeeded = false }),
        ("user with one in two thousand", new(s_first) { UserName = "user7" }),
        ("failures", new(s_first) { Succeeded = false }),
        ("successes, 100 days of the middle", new(s_first) { Succeeded = true, From = s_from, Until = s_until }),
        ("user, failures, 100 days of the middle", new(s_first) { UserName = "user8", Succeeded = false, From = s_from, Until = s_until }),
    ];

    public static async Task RunAsync(Installation installation)
    {
        var reader = installation.Get<LogReader>();
        var started = Stopwatch.GetTimestamp();
        await reader.KindsAsync(Actor.System, CancellationToken.None);
        Row(installation.Name, "operations", "(learning the kinds, once after a start)", "", Stopwatch.GetElapsedTime(started).TotalMilliseconds, null);
        foreach (var (name, query) in s_operations)
        {
            await MeasureAsync(installation.Name, "operations", name, async () => Total((await reader.OperationsAsync(Actor.System, query, CancellationToken.None)).Value));
        }

        foreach (var (name, query) in s_logins)
        {
            await MeasureAsync(installation.Name, "logins", name, async () => Total((await reader.LoginsAsync(Actor.System, query, CancellationToken.None)).Value));
        }
    }

    private static string Total<T>(LogPage<T> page) => page.Total.ToString("N0", CultureInfo.InvariantCulture) + (page.IsCapped ? "+" : "");

    private static async Task MeasureAsync(string database, string log, string name, Func<Task<string>> ask)
    {
        var total = "";
        var times = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            total = await ask();
            times[run] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        var first = times[0];
        Array.Sort(times);
        Row(database, log, name, total, first, times);
    }

    private static void Row(string database, string log, string name, string total, double first, double[]? sorted) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {database} | {log} | {name} | {total} | {first:0.0} | {sorted?[Runs / 2]:0.0} | {sorted?[Runs - 2]:0.0} |"));
}
