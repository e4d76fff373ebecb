using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring.Polling;
using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;

namespace AdminPlatform.Core.Monitoring;

/// <summary>
/// What is known of the servers' health; every operation takes <c>monitor:view</c>. Answers come from memory, so that they are mostly there
/// at once; errors are <c>access.denied</c>, <c>server.not_found</c> and those named below.
/// </summary>
public sealed class MonitorReader
{
    private readonly ServerDirectory _servers;
    private readonly LatestMetrics _latest;
    private readonly HistoryCache _histories;
    private readonly SampleReader _samples;
    private readonly TimeProvider _time;

    internal MonitorReader(ServerDirectory servers, LatestMetrics latest, HistoryCache histories, SampleReader samples, TimeProvider time) =>
        (_servers, _latest, _histories, _samples, _time) = (servers, latest, histories, samples, time);

    /// <summary>The newest snapshot, however old; <c>monitor.no_metrics</c> (not found) when there never was one.</summary>
    public async ValueTask<Result<MetricsSnapshot>> Metrics(Actor actor, int serverId, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(actor, serverId, cancellationToken) is { } error)
        {
            return error;
        }

        return _latest.Find(serverId) is { } state ? state.Snapshot : Error.NotFound("monitor.no_metrics");
    }

    /// <summary>Whether the server is online.</summary>
    public async ValueTask<Result<ServerStatus>> Status(Actor actor, int serverId, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(actor, serverId, cancellationToken) is { } error)
        {
            return error;
        }

        return _latest.Of(serverId).IsOnline ? ServerStatus.Online : ServerStatus.Offline;
    }

    /// <summary>A range of one metric; the same object until there is something new to say, see <see cref="Monitoring.History"/>.</summary>
    public async ValueTask<Result<History>> History(Actor actor, int serverId, HistoryMetric metric, HistoryRange range, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(actor, serverId, cancellationToken) is { } error)
        {
            return error;
        }

        return await _histories.GetAsync(serverId, metric, range, cancellationToken);
    }

    /// <summary>How many servers there are and how many of them are online.</summary>
    public async ValueTask<Result<MonitorStats>> Stats(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Deny(MonitorPermissions.View) is { } denied)
        {
            return denied;
        }

        await _latest.LoadAsync(cancellationToken);
        var servers = await _servers.AllAsync(cancellationToken);
        var online = servers.Keys.Count(id => _latest.Of(id).IsOnline);
        return new MonitorStats(servers.Count, online, servers.Count - online, _time.GetUtcNow().UtcDateTime);
    }

    /// <summary>The last hour by minutes for the servers of a list, by one query; servers without samples are absent.</summary>
    public async Task<Result<IReadOnlyDictionary<int, IReadOnlyList<HistoryPoint>>>> Sparklines(
        Actor actor, IReadOnlyCollection<int> serverIds, HistoryMetric metric, CancellationToken cancellationToken)
    {
        if (actor.Deny(MonitorPermissions.View) is { } denied)
        {
            return denied;
        }

        var known = await _servers.AllAsync(cancellationToken);
        var from = _time.GetUtcNow().ToUnixTimeSeconds() - 3600;
        var ranges = await _samples.RangesAsync([.. serverIds.Where(known.ContainsKey).Distinct()], HistoryCache.MetricOf(metric), Tier.Minute, from, cancellationToken);
        return ranges.ToDictionary(item => item.Key, item => (IReadOnlyList<HistoryPoint>)item.Value);
    }

    private async ValueTask<Error?> RefuseAsync(Actor actor, int serverId, CancellationToken cancellationToken)
    {
        if (actor.Deny(MonitorPermissions.View) is { } denied)
        {
            return denied;
        }

        await _latest.LoadAsync(cancellationToken);
        return (await _servers.AllAsync(cancellationToken)).ContainsKey(serverId) ? null : Error.NotFound(ServerReader.NotFoundCode);
    }
}
