using System.Diagnostics;
using AdminPlatform.Core.Monitoring.Storage;

namespace AdminPlatform.Bench.Metrics;

/// <summary>A fleet of 1,000 servers for twenty minutes, step by step, as the poller stores it.</summary>
internal static class FleetSteps
{
    private const int Servers = 1000;
    private const int Steps = 120;
    private const int Interval = 10;

    public static async Task RunAsync(Installation bench)
    {
        var servers = await bench.AddServersAsync(Servers);
        await StepAsync(bench, servers); // what runs once: statements compiled, pages allocated
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var times = await Table.TimesAsync(Steps, _ => StepAsync(bench, servers));
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;

        Table.Row(bench.Name, "1,000 servers, one step with its roll-ups", $"p50 {times.At(0.5):F0} ms, p90 {times.At(0.9):F0} ms, worst {times[^1]:F0} ms");
        Table.Row(bench.Name, "samples of 10 metrics stored", $"{Servers * Steps / times.Sum() * 1000:N0}/s, {processor.TotalMicroseconds / (Servers * Steps):F0} µs of our CPU each");
        var expired = await ExpireAsync(bench);
        Table.Row(bench.Name, "expired samples removed", $"{expired.Rows:N0} in {expired.Milliseconds:F0} ms");
        await bench.ClearAsync();
    }

    private static async Task StepAsync(Installation bench, int[] servers)
    {
        bench.Clock.Seconds += Interval;
        await bench.Store.StoreAsync([.. servers.Select(server => Load.Sample(server, bench.Clock.Seconds))], CancellationToken.None);
    }

    private static async Task<(int Rows, double Milliseconds)> ExpireAsync(Installation bench)
    {
        bench.Clock.Seconds += 4 * 3600;
        var started = Stopwatch.GetTimestamp();
        var rows = await bench.Get<SampleRetention>().RemoveExpiredAsync(CancellationToken.None);
        return (rows, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
