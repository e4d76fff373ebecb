using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>A live session as its owner sees it.</summary>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastSeenAt">UTC, up to a minute behind.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
/// <param name="ImpersonatorName">The admin who looks through the owner's eyes; null when it is the owner.</param>
public sealed record SessionDetails(
    Guid Id, Door Door, string Address, string UserAgent, DateTime CreatedAt, DateTime LastSeenAt, bool IsCurrent, string? ImpersonatorName);

/// <summary>Reads sessions: the live ones, and those that ended.</summary>
public sealed class SessionReader(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>
    /// One page of all users' sessions. Errors: page out of range, search too long, <c>access.denied</c>.
    /// </summary>
    public async Task<Result<Page<SessionListItem>>> ListAsync(Actor actor, SessionQuery query, CancellationToken cancellationToken)
    {
        if (actor.Deny(SessionPermissions.View) is { } denied)
        {
            return denied;
        }

        FieldError[] wrong = [.. query.Page.Check("page", "page_size"), .. new[] { TextRules.Check("search", query.Search, SessionQuery.SearchMaxLength) }.OfType<FieldError>()];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await SessionList.ReadAsync(database, actor, query, time.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>The actor's own live sign-ins, the last seen first, at most 200. Personal tokens are not among them.</summary>
    public async Task<Result<IReadOnlyList<SessionDetails>>> ListOwnAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Sessions.AsNoTracking()
            .Where(session => session.UserId == actor.UserId && session.EndedAt == null && session.ExpiresAt > now && session.ApiToken == null)
            .OrderByDescending(session => session.Id == actor.SessionId).ThenByDescending(session => session.LastSeenAt)
            .Take(Most)
            .Select(session => new SessionDetails(
                session.Id, session.Door, session.Address, session.UserAgent, session.CreatedAt, session.LastSeenAt, session.Id == actor.SessionId,
                database.Users.Where(user => user.Id == session.ImpersonatorId).Select(user => user.UserName).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many sessions live, over all users. Errors: <c>access.denied</c>.</summary>
    public async Task<Result<int>> CountLiveAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Deny(UserPermissions.View) is { } denied)
        {
            return denied;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Sessions.CountAsync(session => session.EndedAt == null && session.ExpiresAt > now, cancellationToken);
    }
}
