using System.Collections.Concurrent;
using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>The newest snapshot of every server, in memory; saved now and then so that a restart still knows them.</summary>
internal sealed class LatestMetrics(SnapshotStore store, IOptions<MonitoringOptions> options, TimeProvider time) : IServerVitals, IDisposable
{
    private readonly ConcurrentDictionary<int, ServerState> _states = new();
    private readonly ConcurrentDictionary<int, ServerState> _unsaved = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile bool _loaded;

    /// <summary>What the last run left. Completes at once when that is known.</summary>
    public ValueTask LoadAsync(CancellationToken cancellationToken) => _loaded ? ValueTask.CompletedTask : new(ReadAsync(cancellationToken));

    public ServerState? Find(int serverId) => _states.GetValueOrDefault(serverId);

    public ServerVitals Of(int serverId) => Find(serverId) is { } state
        ? new(IsOnline(state), state.Snapshot.Timestamp, state.Snapshot.Cpu?.Usage, state.Snapshot.Memory?.Usage, state.Snapshot.DiskUsage(), state.Facts)
        : new(false, null, null, null, null, null);

    /// <summary>
    /// Takes over what a step found; false when something newer is known already. What lies in the future is no reason: the clock was put back.
    /// </summary>
    public bool Set(Collected collected)
    {
        ServerState state = new(collected.Snapshot, collected.Facts);
        var now = time.GetUtcNow().UtcDateTime;
        var kept = _states.AddOrUpdate(
            collected.Snapshot.ServerId, state,
            (_, other) => other.Snapshot.Timestamp > state.Snapshot.Timestamp && other.Snapshot.Timestamp <= now ? other : state);
        if (!ReferenceEquals(kept, state))
        {
            return false;
        }

        _unsaved[collected.Snapshot.ServerId] = state;
        return true;
    }

    /// <summary>Writes what has changed since the last time.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var states = _unsaved.ToArray();
        await store.SaveAsync([.. states.Select(item => item.Value)], cancellationToken);
        foreach (var item in states)
        {
            _unsaved.TryRemove(item);
        }
    }

    public void Dispose() => _loading.Dispose();

    private bool IsOnline(ServerState state) => time.GetUtcNow().UtcDateTime - state.Snapshot.Timestamp <= options.Value.OfflineAfter;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_loaded)
            {
                return;
            }

            foreach (var state in await store.LoadAsync(cancellationToken))
            {
                _states.TryAdd(state.Snapshot.ServerId, state);
            }

            _loaded = true;
        }
        finally
        {
            _loading.Release();
        }
    }
}
