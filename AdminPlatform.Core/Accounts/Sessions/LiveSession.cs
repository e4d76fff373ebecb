using System.Collections.Frozen;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>A session that may be used now, with what its user may do now.</summary>
public sealed class LiveSession(Guid id, int userId, string userName, bool isAdmin, FrozenSet<string> permissions, DateTime expiresAt)
{
    private long _touched;

    public Guid Id { get; } = id;

    public int UserId { get; } = userId;

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; } = expiresAt;

    /// <summary>See <see cref="Actor.IsToken"/>.</summary>
    public bool IsToken { get; init; }

    /// <summary>See <see cref="Actor.IsConfined"/>.</summary>
    public bool IsConfined { get; init; }

    /// <summary>See <see cref="Actor.MustSetUpTwoFactor"/>.</summary>
    public bool MustSetUpTwoFactor { get; init; }

    /// <summary>See <see cref="Actor.Impersonator"/>.</summary>
    public Impersonator? Impersonator { get; init; }

    public Actor ActorFor(Client client) => new(UserId, userName, Id, isAdmin, permissions, client)
    {
        IsToken = IsToken,
        IsConfined = IsConfined,
        MustSetUpTwoFactor = MustSetUpTwoFactor,
        Impersonator = Impersonator,
    };

    /// <summary>True once per <paramref name="interval"/>, for whoever notes that the session was seen.</summary>
    internal bool Touch(DateTime now, TimeSpan interval)
    {
        var last = Volatile.Read(ref _touched);
        return now.Ticks - last >= interval.Ticks && Interlocked.CompareExchange(ref _touched, now.Ticks, last) == last;
    }
}
