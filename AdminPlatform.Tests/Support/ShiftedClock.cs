namespace AdminPlatform.Tests.Support;

/// <summary>The system's clock, put forward by hand: timers run as ever, only what time it is changes.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));
}
