using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Files;

/// <summary>Cleans up at start and every hour.</summary>
internal sealed partial class FileCleanupTimer(FileCleanup cleanup, TimeProvider time, ILogger<FileCleanupTimer> logger) : BackgroundService
{
    private static readonly TimeSpan s_period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_period, time);
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
            await cleanup.RunAsync(stoppingToken);
        }
#pragma warning disable CA1031 // what could not be removed now is removed next time
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Uploads could not be cleaned up; trying again in an hour.")]
    private partial void LogFailed(Exception exception);
}
