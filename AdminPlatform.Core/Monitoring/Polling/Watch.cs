using AdminPlatform.Core.Servers;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>Collects from one server: never twice at once, never longer than allowed, and says only once that it fails.</summary>
internal sealed partial class Watch(Server server, IMetricsCollector collector, TimeProvider time, ILogger logger)
{
    private int _busy;
    private bool _failing;

    /// <summary>The server as it was when the collector was made for it.</summary>
    public Server Server { get; } = server;

    /// <summary>What was found; null when there is nothing to say, when the last collection still runs, or when this one failed.</summary>
    public async Task<Collected?> CollectAsync(DateTime at, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            return null;
        }

        using var deadline = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var token = both.Token;

        // On a thread of its own: a collector may block where nothing can be cancelled. Then it stays busy, and only its own server waits.
        var collection = Task.Run(() => collector.CollectAsync(at, token), CancellationToken.None);
        _ = collection.ContinueWith(_ => Volatile.Write(ref _busy, 0), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await OutcomeAsync(collection, token, cancellationToken);
    }

    private async Task<Collected?> OutcomeAsync(Task<Collected?> collection, CancellationToken deadline, CancellationToken stopping)
    {
        try
        {
            var collected = await collection.WaitAsync(deadline);
            if (_failing)
            {
                _failing = false;
                LogRecovered(logger, Server.Name);
            }

            return collected;
        }
#pragma warning disable CA1031 // whatever goes wrong with one server, the others go on
        catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!_failing)
            {
                _failing = true;
                LogFailed(logger, exception, Server.Name);
            }

            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "No metrics from server {Server}. Said once until it works again.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string server);

    [LoggerMessage(LogLevel.Information, "Metrics from server {Server} again.")]
    private static partial void LogRecovered(ILogger logger, string server);
}
