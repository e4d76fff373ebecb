using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>
/// Lets a session go on as another one. An access token names its session, so all that were issued before are void from the commit on, also
/// after a restart, and nothing has to be remembered about any of them.
/// </summary>
internal static class SessionSuccession
{
    /// <summary>
    /// Adds the successor, hands it the refresh tokens and ends the session; <see cref="SessionEnder.Tell"/> after the commit. Null when somebody
    /// else ended it first: then the transaction must not be committed.
    /// </summary>
    public static async Task<Session?> RunAsync(AppDbContext database, Session session, DateTime now, CancellationToken cancellationToken)
    {
        var successor = new Session
        {
            Id = Guid.NewGuid(),
            UserId = session.UserId,
            Door = session.Door,
            IsRemembered = session.IsRemembered,
            Address = session.Address,
            UserAgent = session.UserAgent,
            CreatedAt = session.CreatedAt,
            LastSeenAt = now,
            ExpiresAt = session.ExpiresAt,
        };
        database.Sessions.Add(successor);
        await database.SaveChangesAsync(cancellationToken);

        // All of them, so that one used long ago still gives the thief away.
        await database.RefreshTokens.Where(token => token.SessionId == session.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.SessionId, successor.Id), cancellationToken);
        var ended = await SessionEnder.EndAsync(database, row => row.Id == session.Id, SessionEnd.Renewed, now, cancellationToken);
        return ended.Count == 0 ? null : successor;
    }
}
