using System.Collections.Concurrent;
using AdminPlatform.Core.Monitoring.Polling;
using AdminPlatform.Core.Servers;

namespace AdminPlatform.Tests.Monitoring;

/// <summary>Servers that answer as the test says.</summary>
internal sealed class FakeSource : IMetricsSource
{
    private readonly ConcurrentDictionary<int, Func<CancellationToken, Task>> _behaviours = new();
    private readonly ConcurrentDictionary<int, int> _calls = new();

    public Transport Transport => Transport.Ssh;

    public IMetricsCollector Open(Server server) => new Collector(this, server.Id);

    /// <summary>What happens before a server answers: nothing, unless said so.</summary>
    public void Before(int serverId, Func<CancellationToken, Task> behaviour) => _behaviours[serverId] = behaviour;

    public int Calls(int serverId) => _calls.GetValueOrDefault(serverId);

    private sealed class Collector(FakeSource source, int serverId) : IMetricsCollector
    {
        public async Task<Collected?> CollectAsync(DateTime at, CancellationToken cancellationToken)
        {
            source._calls.AddOrUpdate(serverId, 1, (_, calls) => calls + 1);
            if (source._behaviours.TryGetValue(serverId, out var behaviour))
            {
                await behaviour(cancellationToken);
            }

            return new(SnapshotJsonTests.Snapshot(serverId, at), MonitoringHost.Sample(serverId, 0, _ => 1250).Values, new ServerFacts { HostName = "fake" });
        }
    }
}
