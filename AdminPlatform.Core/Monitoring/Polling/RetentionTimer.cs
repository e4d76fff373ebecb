using AdminPlatform.Core.Monitoring.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>Removes expired samples every ten minutes, beside the poller and not in its way.</summary>
internal sealed partial class RetentionTimer(SampleRetention retention, TimeProvider time, ILogger<RetentionTimer> logger) : BackgroundService
{
    internal static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
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
            await retention.RemoveExpiredAsync(stoppingToken);
        }
#pragma warning disable CA1031 // what could not be removed now is removed next time
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Expired samples could not be removed.")]
    private partial void LogFailed(Exception exception);
}
