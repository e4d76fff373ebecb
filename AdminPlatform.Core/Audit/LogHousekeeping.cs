using AdminPlatform.Core.Audit.Export;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Audit;

/// <summary>Removes expired entries and exports, at start and every hour.</summary>
internal sealed partial class LogHousekeeping(LogRetention retention, LogExports exports, TimeProvider time, ILogger<LogHousekeeping> logger) : BackgroundService
{
    internal static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await RunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The product stops.
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            exports.RemoveExpired();
            var (operations, logins) = await retention.RemoveExpiredAsync(stoppingToken);
            if (operations + logins > 0)
            {
                LogRemoved(operations, logins);
            }
        }
#pragma warning disable CA1031 // what could not be removed now is removed next time
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Operations} operations and {Logins} attempts to sign in that were older than the logs keep them.")]
    private partial void LogRemoved(int operations, int logins);

    [LoggerMessage(LogLevel.Error, "Expired entries of the logs could not be removed.")]
    private partial void LogFailed(Exception exception);
}
