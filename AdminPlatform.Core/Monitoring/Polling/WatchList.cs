using AdminPlatform.Core.Servers;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>The servers to collect from, each with its collector.</summary>
internal sealed class WatchList(IEnumerable<IMetricsSource> sources, ServerDirectory servers, TimeProvider time, ILogger<Watch> logger)
{
    private readonly Dictionary<Transport, IMetricsSource> _sources = sources.ToDictionary(source => source.Transport);
    private readonly Dictionary<int, Watch> _watches = [];

    /// <summary>Follows the registry: a server that changed gets a new collector, one that is no longer watched loses its own.</summary>
    public async Task<IReadOnlyCollection<Watch>> CurrentAsync(CancellationToken cancellationToken)
    {
        var wanted = (await servers.AllAsync(cancellationToken)).Values.Where(IsWatched).ToDictionary(server => server.Id);
        foreach (var id in _watches.Keys.Where(id => !wanted.ContainsKey(id)).ToList())
        {
            _watches.Remove(id);
        }

        foreach (var server in wanted.Values.Where(server => !_watches.TryGetValue(server.Id, out var watch) || watch.Server.UpdatedAt != server.UpdatedAt))
        {
            _watches[server.Id] = new Watch(server, _sources[server.Transport].Open(server), time, logger);
        }

        return _watches.Values;
    }

    private bool IsWatched(Server server) => server.IsMonitored && server.IsEnabled && _sources.ContainsKey(server.Transport);
}
