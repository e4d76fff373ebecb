using System.Linq.Expressions;
using AdminPlatform.Core.Accounts.Impersonation;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>Ends sessions inside somebody's transaction, and tells the world after its commit.</summary>
internal sealed class SessionEnder(LiveSessions live, Feed feed)
{
    /// <summary>Ends those that still live among <paramref name="which"/>; returns how many.</summary>
    public async Task<int> EndAsync(ChangeScope scope, Expression<Func<Session, bool>> which, SessionEnd reason, CancellationToken cancellationToken)
    {
        var ended = await EndAsync(scope.Database, which, reason, scope.Now, cancellationToken);
        if (ended.Count > 0)
        {
            scope.AfterCommit(() => Tell(ended, reason));
        }

        return ended.Count;
    }

    /// <summary>Their refresh tokens go with them. Empty when somebody else was quicker.</summary>
    public static async Task<IReadOnlyCollection<Guid>> EndAsync(
        AppDbContext database, Expression<Func<Session, bool>> which, SessionEnd reason, DateTime now, CancellationToken cancellationToken)
    {
        // Their number is in nobody's hand, so none of the statements names them one by one.
        var sessions = database.Sessions.Where(session => session.EndedAt == null).Where(which);
        var ids = await sessions.Select(session => session.Id).ToHashSetAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return ids;
        }

        ids.UnionWith(await EndLooksAsync(database, sessions, reason, now, cancellationToken));
        await database.RefreshTokens.Where(token => sessions.Select(session => session.Id).Contains(token.SessionId)).ExecuteDeleteAsync(cancellationToken);
        var ended = await sessions.ExecuteUpdateAsync(
            set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndReason, reason), cancellationToken);
        return ended == 0 ? [] : ids;
    }

    /// <summary>Where an admin looks through somebody's eyes, it is over with their own session. Such a session lasts an hour, by which few are found.</summary>
    private static async Task<IReadOnlyCollection<Guid>> EndLooksAsync(
        AppDbContext database, IQueryable<Session> parents, SessionEnd reason, DateTime now, CancellationToken cancellationToken)
    {
        var latest = now + StartImpersonation.Lasts;
        var looks = database.Sessions.Where(session => session.EndedAt == null && session.ExpiresAt > now && session.ExpiresAt <= latest
            && parents.Any(parent => parent.Id == session.ParentId));
        var ids = await looks.Select(session => session.Id).ToListAsync(cancellationToken);
        if (ids.Count > 0)
        {
            await looks.ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndReason, reason), cancellationToken);
        }

        return ids;
    }

    public void Tell(IReadOnlyCollection<Guid> ended, SessionEnd reason)
    {
        foreach (var id in ended)
        {
            live.Forget(id);
        }

        feed.Publish(new SessionsEnded(ended, reason));
        feed.Publish(new SessionsChanged());
    }
}
