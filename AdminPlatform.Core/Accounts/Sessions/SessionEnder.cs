using System.Linq.Expressions;
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

    public static async Task<IReadOnlyCollection<Guid>> EndAsync(
        AppDbContext database, Expression<Func<Session, bool>> which, SessionEnd reason, DateTime now, CancellationToken cancellationToken)
    {
        var ids = await database.Sessions.Where(session => session.EndedAt == null).Where(which).Select(session => session.Id).ToListAsync(cancellationToken);
        if (ids.Count > 0)
        {
            await database.Sessions.Where(session => ids.Contains(session.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndReason, reason), cancellationToken);
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
