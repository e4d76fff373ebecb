using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit;

/// <summary>Something that somebody did, from either log.</summary>
/// <param name="Id">Id within its log.</param>
/// <param name="Type"><c>login</c> or <c>operation</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="Reason">Code of the error; empty for a success.</param>
public sealed record Activity(
    long Id, string Type, DateTime At, string UserName, string Module, string Action, string Target, bool Succeeded, string Reason);

/// <summary>The newest of both logs.</summary>
public sealed class ActivityReader(IDbContextFactory<AppDbContext> contexts)
{
    public const string Login = "login";
    public const string Operation = "operation";

    /// <summary>The newest <paramref name="count"/> (1–100) activities, newest first; without <c>log:view</c> only the actor's own.</summary>
    public async Task<Result<IReadOnlyList<Activity>>> RecentAsync(Actor actor, int count, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var operations = database.OperationLog.AsNoTracking();
        var logins = database.LoginLog.AsNoTracking();
        if (!actor.May(LogPermissions.View))
        {
            operations = operations.Where(entry => entry.UserId == actor.UserId);
            logins = logins.Where(entry => entry.UserId == actor.UserId);
        }

        var done = await operations.OrderByDescending(entry => entry.Id).Take(count)
            .Select(entry => new Activity(entry.Id, Operation, entry.At, entry.UserName, entry.Module, entry.Action, entry.Target, entry.Succeeded, entry.Reason))
            .ToListAsync(cancellationToken);
        var tried = await logins.OrderByDescending(entry => entry.Id).Take(count)
            .Select(entry => new Activity(entry.Id, Login, entry.At, entry.UserName, "sessions", "sign_in", "", entry.Succeeded, entry.Reason))
            .ToListAsync(cancellationToken);
        return done.Concat(tried).OrderByDescending(activity => activity.At).Take(count).ToList();
    }
}
