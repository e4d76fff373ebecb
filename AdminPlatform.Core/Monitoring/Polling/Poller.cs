using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>Runs a step at every tick for as long as the product runs.</summary>
internal sealed partial class Poller(ThisMachine machine, PollStep step, LatestMetrics latest, StepClock clock, TimeProvider time, ILogger<Poller> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(() => machine.RegisterAsync(stoppingToken), stoppingToken);
        await TryAsync(() => latest.LoadAsync(stoppingToken).AsTask(), stoppingToken);

        // The first look only gives the counters to start from, so the first tick has a sample already.
        await TryAsync(() => step.RunAsync(clock.Current, stoppingToken), stoppingToken);
        var saved = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(async () => await step.RunAsync(await clock.NextAsync(stoppingToken), stoppingToken), stoppingToken);
            if (time.GetUtcNow() - saved >= TimeSpan.FromMinutes(1))
            {
                await TryAsync(() => latest.SaveAsync(stoppingToken), stoppingToken);
                saved = time.GetUtcNow();
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => latest.SaveAsync(cancellationToken), cancellationToken);
    }

    /// <summary>A step that fails, on a full disk say, is a gap; it must not be the end.</summary>
    private async Task TryAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // as said above
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "A step of monitoring failed; its samples are missing.")]
    private partial void LogFailed(Exception exception);
}
