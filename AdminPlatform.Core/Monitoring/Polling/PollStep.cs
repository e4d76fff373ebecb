using System.Collections.Concurrent;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>One step of the fleet: collect from every server at once, store what came in by one transaction, then tell.</summary>
internal sealed class PollStep(
    WatchList watches, SampleStore store, HistoryCache histories, LatestMetrics latest, ServerDirectory servers, Feed feed, TimeProvider time, IOptions<MonitoringOptions> options)
{
    private readonly ConcurrentQueue<Collected> _collected = new();

    /// <summary>
    /// Waits for the servers that answer at once. A slow one is stored with the next step, under the time it was asked for.
    /// </summary>
    public async Task RunAsync(DateTime at, CancellationToken cancellationToken)
    {
        var running = Task.WhenAll((await watches.CurrentAsync(cancellationToken)).Select(watch => CollectAsync(watch, at, cancellationToken)));
        using var patience = new CancellationTokenSource();
        await Task.WhenAny(running, Task.Delay(options.Value.Interval / 5, time, patience.Token));
        await patience.CancelAsync();
        await StoreAsync(cancellationToken);
    }

    private async Task CollectAsync(Watch watch, DateTime at, CancellationToken cancellationToken)
    {
        if (await watch.CollectAsync(at, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), cancellationToken) is { } collected)
        {
            _collected.Enqueue(collected);
        }
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        var known = await servers.AllAsync(cancellationToken);
        List<Collected> batch = [];
        while (_collected.TryDequeue(out var collected))
        {
            // It may have been deleted or taken off while it was asked.
            if (known.TryGetValue(collected.Snapshot.ServerId, out var server) && server.IsMonitored)
            {
                batch.Add(collected);
            }
        }

        if (batch.Count == 0)
        {
            return;
        }

        histories.Stored(await store.StoreAsync([.. batch.Select(Sample)], cancellationToken));
        foreach (var collected in batch.Where(collected => latest.Set(collected)))
        {
            feed.Publish(new SampleTaken(collected.Snapshot.ServerId, collected.Snapshot));
        }
    }

    private static Sample Sample(Collected collected) =>
        new(collected.Snapshot.ServerId, new DateTimeOffset(collected.Snapshot.Timestamp).ToUnixTimeSeconds(), collected.Values);
}
