using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;

namespace AdminPlatform.Bench.Metrics;

/// <summary>Histories of one of the servers of <see cref="MonthOnDisk"/>: built anew each time, and asked for again within the same step.</summary>
internal static class HistoryReads
{
    public static async Task RunAsync(Installation bench)
    {
        var reader = bench.Get<MonitorReader>();
        var ids = (await bench.Get<ServerReader>().ListAsync(Actor.System, new(new(1, 100)), CancellationToken.None)).Value.Items.Select(server => server.Id).ToList();
        foreach (var range in (HistoryRange[])[HistoryRange.Hour, HistoryRange.SixHours, HistoryRange.Day, HistoryRange.Week])
        {
            await RangeAsync(bench, reader, ids[0], range);
        }

        var lines = await Table.TimesAsync(50, _ => reader.Sparklines(Actor.System, ids, HistoryMetric.Cpu, CancellationToken.None));
        Table.Row(bench.Name, $"sparklines of {ids.Count} servers, one query", $"p50 {lines.At(0.5):F2} ms");
    }

    private static async Task RangeAsync(Installation bench, MonitorReader reader, int server, HistoryRange range)
    {
        var cache = bench.Get<HistoryCache>();
        var points = 0;
        async Task ReadAsync(int _) => points = (await reader.History(Actor.System, server, HistoryMetric.Cpu, range, CancellationToken.None)).Value.Points.Count;
        await ReadAsync(0);
        var anew = await Table.TimesAsync(500, run =>
        {
            cache.Stored(new([server], true));
            return ReadAsync(run);
        });

        await ReadAsync(0);
        const int Thousand = 1000;
        var again = await Table.TimesAsync(50, async _ =>
        {
            for (var run = 0; run < Thousand; run++)
            {
                await reader.History(Actor.System, server, HistoryMetric.Cpu, range, CancellationToken.None);
            }
        });
        Table.Row(bench.Name, $"history, {range}, {points} points, built", $"p50 {anew.At(0.5):F2} ms, p99 {anew.At(0.99):F2} ms");
        Table.Row(bench.Name, $"history, {range}, {points} points, asked again", $"{Thousand * 1000 / again.At(0.5):N0}/s");
    }
}
