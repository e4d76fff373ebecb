using System.Linq.Expressions;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>Ends sessions on somebody's wish; each returns how many ended.</summary>
public sealed class EndSessions
{
    public const string NotFoundCode = "session.not_found";
    private const string Module = "sessions";

    private readonly Changes _changes;
    private readonly SessionEnder _ender;

    internal EndSessions(Changes changes, SessionEnder ender)
    {
        _changes = changes;
        _ender = ender;
    }

    /// <summary>Signs the actor out. Signing out twice is fine. Who looks through somebody else's eyes is signed out of their own session as well.</summary>
    public Task<Result<int>> OwnAsync(Actor actor, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, Own(actor, "sign_out") with { IsUnlimited = true }, async scope =>
        {
            var parent = actor.Impersonator is null ? null : await scope.Database.Sessions
                .Where(session => session.Id == actor.SessionId).Select(session => session.ParentId).FirstOrDefaultAsync(cancellationToken);
            return await _ender.EndAsync(scope, session => session.Id == actor.SessionId || session.Id == parent, SessionEnd.SignedOut, cancellationToken);
        }, cancellationToken);

    /// <summary>Ends one of the actor's own sessions. Errors: <c>session.not_found</c>, also for somebody else's; <c>impersonation.barred</c>, <c>token.barred</c>.</summary>
    public Task<Result<int>> OneAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, new Change(Module, "revoke") { TargetId = id.ToString(), Target = actor.UserName, IsPersonal = id != actor.SessionId }, async scope =>
        {
            if (id != actor.SessionId && actor.DenyToken() is { } barred)
            {
                return barred;
            }

            var ended = await _ender.EndAsync(scope, session => session.Id == id && session.UserId == actor.UserId, SessionEnd.Revoked, cancellationToken);
            return ended == 0 ? Error.NotFound(NotFoundCode) : ended;
        }, cancellationToken);

    /// <summary>Ends all the actor's sign-ins but the one that asks; their personal tokens stay. Errors: <c>impersonation.barred</c>, <c>token.barred</c>.</summary>
    public Task<Result<int>> OthersAsync(Actor actor, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, Own(actor, "revoke_others") with { IsPersonal = true }, async scope => actor.DenyToken() is { } barred ? barred : await _ender.EndAsync(
            scope, session => session.UserId == actor.UserId && session.Id != actor.SessionId && session.ApiToken == null, SessionEnd.Revoked, cancellationToken),
            cancellationToken);

    /// <summary>Signs the actor out everywhere, here as well; their personal tokens stay. Errors: <c>impersonation.barred</c>, <c>token.barred</c>.</summary>
    public Task<Result<int>> AllOwnAsync(Actor actor, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, Own(actor, "sign_out_all") with { IsPersonal = true }, async scope => actor.DenyToken() is { } barred ? barred : await _ender.EndAsync(
            scope, session => session.UserId == actor.UserId && session.ApiToken == null, SessionEnd.SignedOut, cancellationToken),
            cancellationToken);

    /// <summary>Ends anybody's session. Errors: <c>session.not_found</c>, <c>access.denied</c>, <c>user.above</c>, <c>impersonation.barred</c>.</summary>
    public Task<Result<int>> AnyAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, Foreign("revoke_any") with { TargetId = id.ToString() }, async scope =>
        {
            var userId = await scope.Database.Sessions.Where(session => session.Id == id && session.EndedAt == null && session.ExpiresAt > scope.Now)
                .Select(session => (int?)session.UserId).FirstOrDefaultAsync(cancellationToken);
            var user = userId is null ? Error.NotFound(NotFoundCode) : await UserChange.FindAsync(scope, userId.Value, cancellationToken);
            if (!user.IsSuccess)
            {
                return user.Error.Kind == ErrorKind.NotFound ? Error.NotFound(NotFoundCode) : user.Error;
            }

            var ended = await _ender.EndAsync(scope, session => session.Id == id, SessionEnd.Revoked, cancellationToken);
            return ended == 0 ? Error.NotFound(NotFoundCode) : ended;
        }, cancellationToken);

    /// <summary>
    /// Ends all sessions and tokens of a user, the actor's own session excepted. Errors: <c>user.not_found</c>, <c>access.denied</c>,
    /// <c>user.above</c>, <c>impersonation.barred</c>.
    /// </summary>
    public Task<Result<int>> AllOfUserAsync(Actor actor, int userId, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, UserChange.Of("sign_out_everywhere", SessionPermissions.Revoke, userId) with { IsPersonal = true }, async scope =>
        {
            var user = await UserChange.FindAsync(scope, userId, cancellationToken);
            return user.IsSuccess
                ? await _ender.EndAsync(scope, session => session.UserId == userId && session.Id != actor.SessionId, SessionEnd.Revoked, cancellationToken)
                : user.Error;
        }, cancellationToken);

    /// <summary>Ends everybody's sessions and tokens but the actor's own session and those of users above the actor. Errors: <c>access.denied</c>, <c>impersonation.barred</c>.</summary>
    public Task<Result<int>> AllAsync(Actor actor, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, Foreign("revoke_all"), async scope =>
        {
            var ended = await _ender.EndAsync(scope, Below(actor), SessionEnd.Revoked, cancellationToken);
            scope.Changed("sessions", null, ended);
            return ended;
        }, cancellationToken);

    /// <summary>As <see cref="GrantRule"/> says, in words that a database understands.</summary>
    private static Expression<Func<Session, bool>> Below(Actor actor)
    {
        if (actor.IsAdmin)
        {
            return session => session.Id != actor.SessionId;
        }

        var held = actor.Permissions.ToArray();
        return session => session.Id != actor.SessionId && (session.UserId == actor.UserId || !session.User.Roles.Any(
            userRole => userRole.Role.Name == BuiltInRoles.Admin || userRole.Role.Permissions.Any(permission => !held.Contains(permission.Permission))));
    }

    private static Change Own(Actor actor, string action) => new(Module, action) { TargetId = actor.SessionId?.ToString(), Target = actor.UserName };

    private static Change Foreign(string action) => new(Module, action) { Permission = SessionPermissions.Revoke, IsPersonal = true };
}
