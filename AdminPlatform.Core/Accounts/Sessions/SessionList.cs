using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>The list of everybody's sessions: the rows of one page, then the roles of their users in one statement.</summary>
internal static class SessionList
{
    public static async Task<Page<SessionListItem>> ReadAsync(AppDbContext database, Actor actor, SessionQuery query, DateTime now, CancellationToken cancellationToken)
    {
        // Deleted users are named as well.
        var sessions = Filter(database.Sessions.AsNoTracking().IgnoreQueryFilters(), query, now);
        var total = await sessions.LongCountAsync(cancellationToken);
        if (query.Page.Offset >= total)
        {
            return new Page<SessionListItem>([], total, query.Page.Number, query.Page.Size);
        }

        var rows = await Order(sessions, query.Ended).Skip((int)query.Page.Offset).Take(query.Page.Size)
            .Select(session => new
            {
                Session = session,
                session.User.UserName,
                session.User.Email,
                IsToken = session.ApiToken != null,
                Impersonator = database.Users.Where(user => user.Id == session.ImpersonatorId).Select(user => user.UserName).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var roles = await RolesAsync(database, [.. rows.Select(row => row.Session.UserId).Distinct()], cancellationToken);
        return new Page<SessionListItem>(
            [.. rows.Select(row => ItemOf(row.Session, row.UserName!, row.Email, [.. roles[row.Session.UserId]], row.IsToken, row.Impersonator, actor))],
            total, query.Page.Number, query.Page.Size);
    }

    private static IQueryable<Session> Filter(IQueryable<Session> sessions, SessionQuery query, DateTime now)
    {
        sessions = query.Ended
            ? sessions.Where(session => session.EndedAt != null || session.ExpiresAt <= now)
            : sessions.Where(session => session.EndedAt == null && session.ExpiresAt > now);
        sessions = query.Kind switch
        {
            SessionKind.Console => sessions.Where(session => session.Door == Door.Console),
            SessionKind.Api => sessions.Where(session => session.Door == Door.Api && session.ApiToken == null),
            SessionKind.Token => sessions.Where(session => session.ApiToken != null),
            _ => sessions,
        };
        if (query.UserId is { } userId)
        {
            sessions = sessions.Where(session => session.UserId == userId);
        }

        return string.IsNullOrWhiteSpace(query.Search) ? sessions : Search(sessions, query.Search.Trim().ToUpperInvariant());
    }

    private static IQueryable<Session> Search(IQueryable<Session> sessions, string part) =>
        sessions.Where(session => session.User.NormalizedUserName!.Contains(part));

    private static IOrderedQueryable<Session> Order(IQueryable<Session> sessions, bool ended) => ended
        ? sessions.OrderByDescending(session => session.EndedAt ?? session.ExpiresAt).ThenByDescending(session => session.Id)
        : sessions.OrderByDescending(session => session.LastSeenAt).ThenByDescending(session => session.Id);

    private static async Task<ILookup<int, string>> RolesAsync(AppDbContext database, int[] userIds, CancellationToken cancellationToken)
    {
        var roles = await database.UserRoles.AsNoTracking().Where(userRole => userIds.Contains(userRole.UserId))
            .OrderBy(userRole => userRole.Role.Name)
            .Select(userRole => new { userRole.UserId, userRole.Role.Name })
            .ToListAsync(cancellationToken);
        return roles.ToLookup(role => role.UserId, role => role.Name!);
    }

    private static SessionListItem ItemOf(
        Session session, string userName, string? email, IReadOnlyList<string> roles, bool isToken, string? impersonator, Actor actor) => new(
        session.Id,
        session.UserId,
        userName,
        email,
        roles,
        isToken ? SessionKind.Token : session.Door == Door.Console ? SessionKind.Console : SessionKind.Api,
        session.Address,
        session.UserAgent,
        session.CreatedAt,
        session.LastSeenAt,
        session.ExpiresAt,
        session.EndedAt,
        session.EndReason,
        impersonator,
        session.Id == actor.SessionId);
}
