using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>How the servers of one transport are looked at.</summary>
internal interface IMetricsSource
{
    Transport Transport { get; }

    /// <summary>Makes what collects from <paramref name="server"/>; it lives until the server is changed or no longer watched.</summary>
    IMetricsCollector Open(Server server);
}

/// <summary>Collects from one server; never called again before the last call has ended.</summary>
internal interface IMetricsCollector
{
    /// <summary>Looks once, for the step <paramref name="at"/>. Null when this look only gave the counters to start from.</summary>
    Task<Collected?> CollectAsync(DateTime at, CancellationToken cancellationToken);
}

/// <summary>What one look gave.</summary>
internal sealed record Collected(MetricsSnapshot Snapshot, SampleValues Values, ServerFacts Facts);
