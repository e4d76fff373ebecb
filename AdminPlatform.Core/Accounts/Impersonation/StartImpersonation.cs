using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Impersonation;

/// <summary>
/// Lets an admin look at the console through somebody else's eyes, for an hour at most and no longer than their own session lasts. Both names
/// are in the log of whatever is done meanwhile.
/// </summary>
public sealed class StartImpersonation
{
    /// <summary>How long at most.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    private readonly Changes _changes;
    private readonly Feed _feed;

    internal StartImpersonation(Changes changes, Feed feed)
    {
        _changes = changes;
        _feed = feed;
    }

    /// <summary>
    /// Makes the session to go on with and returns its id; the admin's own session stays as it is. Errors: <c>access.admin_only</c>,
    /// <c>impersonation.console_only</c>, <c>impersonation.barred</c> while looking through somebody's eyes already,
    /// <c>impersonation.self</c>, <c>impersonation.admin</c>, <c>impersonation.disabled</c>, <c>user.not_found</c>, <c>token.revoked</c>.
    /// </summary>
    public Task<Result<Guid>> RunAsync(Actor actor, int userId, CancellationToken cancellationToken) => _changes.RunAsync<Guid>(
        actor,
        new Change("impersonation", "start") { TargetId = userId.ToString(CultureInfo.InvariantCulture), IsPersonal = true },
        async scope => await CheckAsync(scope, userId, cancellationToken) is { } refused ? refused : Begin(scope, userId),
        cancellationToken);

    private static async Task<Error?> CheckAsync(ChangeScope scope, int userId, CancellationToken cancellationToken)
    {
        var actor = scope.Actor;
        if ((actor.DenyUnlessAdmin() ?? actor.DenyImpersonated()) is { } denied)
        {
            return denied;
        }

        if (actor.Client.Door != Door.Console || actor.IsToken)
        {
            return Error.Forbidden("impersonation.console_only");
        }

        // As they are now, not as they were when the page was drawn.
        var own = await scope.Database.Sessions.AnyAsync(
            session => session.Id == actor.SessionId && session.Door == Door.Console && session.ImpersonatorId == null && session.EndedAt == null && session.ExpiresAt > scope.Now
                && session.User.IsEnabled && session.User.Roles.Any(userRole => userRole.Role.Name == BuiltInRoles.Admin && userRole.Role.IsEnabled),
            cancellationToken);
        return own ? await CheckTargetAsync(scope, userId, cancellationToken) : Error.Unauthenticated("token.revoked");
    }

    private static async Task<Error?> CheckTargetAsync(ChangeScope scope, int userId, CancellationToken cancellationToken)
    {
        var user = await scope.Database.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new { user.UserName, user.IsEnabled, IsAdmin = user.Roles.Any(userRole => userRole.Role.Name == BuiltInRoles.Admin) })
            .FirstOrDefaultAsync(cancellationToken);
        scope.Target = user?.UserName ?? "";
        return user is null ? Error.NotFound(UserReader.NotFoundCode)
            : userId == scope.Actor.UserId ? Error.Forbidden("impersonation.self")
            : user.IsAdmin ? Error.Forbidden("impersonation.admin")
            : user.IsEnabled ? null
            : Error.Forbidden("impersonation.disabled");
    }

    private Result<Guid> Begin(ChangeScope scope, int userId)
    {
        Session session = new()
        {
            Id = Guid.NewGuid(),
            UserId = userId,
            Door = Door.Console,
            ImpersonatorId = scope.Actor.UserId,
            ParentId = scope.Actor.SessionId,
            Address = scope.Actor.Client.Address,
            UserAgent = scope.Actor.Client.UserAgent,
            CreatedAt = scope.Now,
            LastSeenAt = scope.Now,
            ExpiresAt = scope.Now + Lasts,
        };
        scope.Database.Sessions.Add(session);
        scope.Changed("session", null, session.Id.ToString());
        scope.AfterCommit(() => _feed.Publish(new SessionsChanged()));
        return session.Id;
    }
}
