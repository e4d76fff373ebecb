using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring.Polling;

/// <summary>Ticks on the multiples of the interval, so that the samples of all servers and all starts lie on the same steps.</summary>
internal sealed class StepClock(TimeProvider time, IOptions<MonitoringOptions> options)
{
    /// <summary>The step that this moment belongs to.</summary>
    public DateTime Current => Floor(time.GetUtcNow().UtcDateTime);

    /// <summary>Waits for the next step and returns its time. Steps that went by meanwhile are gone.</summary>
    public async Task<DateTime> NextAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var next = Floor(now) + options.Value.Interval;

        // A timer may fire a little early, which would make the same step come twice.
        for (; now < next; now = time.GetUtcNow().UtcDateTime)
        {
            await Task.Delay(next - now + TimeSpan.FromMilliseconds(1), time, cancellationToken);
        }

        return next;
    }

    private DateTime Floor(DateTime now) => now.AddTicks(-(now.Ticks % options.Value.Interval.Ticks));
}
