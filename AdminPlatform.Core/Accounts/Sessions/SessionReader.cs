using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>A live session as its owner sees it.</summary>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastSeenAt">UTC, up to a minute behind.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record SessionDetails(Guid Id, Door Door, string Address, string UserAgent, DateTime CreatedAt, DateTime LastSeenAt, bool IsCurrent);

/// <summary>Reads live sessions.</summary>
public sealed class SessionReader(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>The actor's own live sessions, the last seen first, at most 200; personal tokens are listed by themselves.</summary>
    public async Task<Result<IReadOnlyList<SessionDetails>>> ListOwnAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Sessions.AsNoTracking()
            .Where(session => session.UserId == actor.UserId && session.EndedAt == null && session.ExpiresAt > now && session.ApiToken == null)
            .OrderByDescending(session => session.Id == actor.SessionId).ThenByDescending(session => session.LastSeenAt)
            .Take(Most)
            .Select(session => new SessionDetails(
                session.Id, session.Door, session.Address, session.UserAgent, session.CreatedAt, session.LastSeenAt, session.Id == actor.SessionId))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many sessions live, over all users. Errors: <c>access.denied</c>.</summary>
    public async Task<Result<int>> CountLiveAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Access.Authorization.Deny(actor, UserPermissions.View) is { } denied)
        {
            return denied;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Sessions.CountAsync(session => session.EndedAt == null && session.ExpiresAt > now, cancellationToken);
    }
}
