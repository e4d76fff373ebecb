using System.Diagnostics;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Monitoring.Storage;

namespace AdminPlatform.Bench.Metrics;

/// <summary>
/// Thirty days of a few servers under default settings, every sample and every removal included. Half an hour goes into one transaction, because a
/// month of single steps would take hours; what lies on disk afterwards is the same rows.
/// </summary>
internal static class MonthOnDisk
{
    public const int Servers = 5;
    private const int Days = 30;
    private const int Batch = 1800;
    private const int Interval = 10;

    public static async Task RunAsync(Installation bench)
    {
        var servers = await bench.AddServersAsync(Servers);
        var (empty, started) = (await bench.BytesAsync(), Stopwatch.GetTimestamp());
        for (var batch = 0; batch < Days * 86400 / Batch; batch++)
        {
            var times = Enumerable.Range(1, Batch / Interval).Select(step => bench.Clock.Seconds + (step * Interval)).ToList();
            bench.Clock.Seconds += Batch;
            await bench.Store.StoreAsync([.. times.SelectMany(time => servers.Select(server => Load.Sample(server, time)))], CancellationToken.None);
            await bench.Get<SampleRetention>().RemoveExpiredAsync(CancellationToken.None);
            if (batch % (86400 / Batch) == 0)
            {
                await bench.VacuumAsync();
            }
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var bytes = (await bench.BytesAsync() - empty) / Servers;
        var rows = StorageEstimate.Rows(new MonitoringOptions(), TimeSpan.FromDays(Days));
        Table.Row(bench.Name, "30 days of samples replayed, half an hour a transaction", $"{(long)Days * 86400 / Interval * Servers / seconds:N0} samples/s");
        Table.Row(bench.Name, "one server and 30 days on disk, all tiers (3.4 MiB the best of peers)", $"{bytes / 1048576.0:F2} MiB, {bytes / (double)rows:F0} bytes a row");
        Table.Row(bench.Name, "the same for 1,000 servers, by multiplication", $"{bytes * 1000 / 1073741824.0:F2} GiB");
    }
}
