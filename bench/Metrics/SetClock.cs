namespace AdminPlatform.Bench.Metrics;

/// <summary>Shows the time it was set to, so that a month passes in a minute.</summary>
internal sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public long Seconds
    {
        get => _now.ToUnixTimeSeconds();
        set => _now = DateTimeOffset.FromUnixTimeSeconds(value);
    }

    public override DateTimeOffset GetUtcNow() => _now;
}
