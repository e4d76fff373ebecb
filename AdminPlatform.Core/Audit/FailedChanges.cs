using System.Collections.Concurrent;
using AdminPlatform.Core.Common;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Audit;

/// <summary>
/// How many changes of one session, or of one address without a session, may fail in a minute, or be such as take no permission. Either is logged,
/// so without a limit a caller who may do nothing could make the log grow as fast as they can ask.
/// </summary>
internal sealed class FailedChanges(IOptionsMonitor<LogOptions> options, TimeProvider time)
{
    public const string ExceededCode = "request.too_many";

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private Minute _minute = new(DateTimeOffset.MinValue);

    /// <summary>Why the actor may not try a change now; null when they may.</summary>
    public Error? Check(Actor actor)
    {
        var now = time.GetUtcNow();
        var minute = Current(now);
        return KeyOf(actor) is { } key && minute.Failures.GetValueOrDefault(key) >= options.CurrentValue.FailedChangesPerMinute
            ? Error.Busy(ExceededCode, minute.Start + s_window - now)
            : null;
    }

    public void Count(Actor actor)
    {
        if (KeyOf(actor) is { } key)
        {
            Current(time.GetUtcNow()).Failures.AddOrUpdate(key, 1, static (_, count) => count + 1);
        }
    }

    /// <summary>The product itself is not limited.</summary>
    private static string? KeyOf(Actor actor) => actor switch
    {
        { SessionId: { } session } => session.ToString("N"),
        { UserId: null, Client.Door: Door.System } => null,
        _ => AddressPartition.Of(actor.Client.Address),
    };

    private Minute Current(DateTimeOffset now)
    {
        var minute = Volatile.Read(ref _minute);
        if (now - minute.Start < s_window)
        {
            return minute;
        }

        Interlocked.CompareExchange(ref _minute, new Minute(now), minute);
        return Volatile.Read(ref _minute);
    }

    private sealed class Minute(DateTimeOffset start)
    {
        public DateTimeOffset Start => start;

        public ConcurrentDictionary<string, int> Failures { get; } = new(StringComparer.Ordinal);
    }
}
