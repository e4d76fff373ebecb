using AdminPlatform.Core.Monitoring.Polling;
using AdminPlatform.Core.Servers;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>The machine the product runs on, through /proc and statvfs.</summary>
internal sealed partial class LocalSource(TimeProvider time, ILogger<LocalSource> logger) : IMetricsSource
{
    public Transport Transport => Transport.Local;

    public IMetricsCollector Open(Server server) => new Collector(server.Id, time, logger);

    [LoggerMessage(LogLevel.Warning, "This machine does not tell its {Part}; that is left out.")]
    private static partial void LogMissing(ILogger logger, string part);

    private sealed class Collector(int serverId, TimeProvider time, ILogger logger) : IMetricsCollector
    {
        private readonly HashSet<string> _reported = [];
        private LinuxReading? _before;

        public async Task<Collected?> CollectAsync(DateTime at, CancellationToken cancellationToken)
        {
            var now = LinuxReading.Parse(await LocalFiles.ReadAsync(time, cancellationToken));
            foreach (var part in now.Missing().Where(_reported.Add))
            {
                LogMissing(logger, part);
            }

            var before = Interlocked.Exchange(ref _before, now);
            if (before is null)
            {
                return null;
            }

            var snapshot = LinuxMetrics.Snapshot(serverId, at, before, now);
            return new(snapshot, LinuxMetrics.Values(snapshot, before, now, time.GetElapsedTime(before.ReadAt, now.ReadAt)), now.Facts);
        }
    }
}
