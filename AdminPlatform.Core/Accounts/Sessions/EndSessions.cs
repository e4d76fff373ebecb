using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>Ends sessions on somebody's wish; each returns how many ended.</summary>
public sealed class EndSessions
{
    private readonly Changes _changes;
    private readonly SessionEnder _ender;

    internal EndSessions(Changes changes, SessionEnder ender)
    {
        _changes = changes;
        _ender = ender;
    }

    /// <summary>Signs the actor out. Signing out twice is fine.</summary>
    public Task<Result<int>> OwnAsync(Actor actor, CancellationToken cancellationToken) =>
        RunAsync(actor, "sign_out", session => session.Id == actor.SessionId, SessionEnd.SignedOut, cancellationToken);

    /// <summary>Ends one of the actor's own sessions. Errors: <c>session.not_found</c>, also for somebody else's.</summary>
    public Task<Result<int>> OneAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, new Change("sessions", "revoke") { TargetId = id.ToString(), Target = actor.UserName }, async scope =>
        {
            var ended = await _ender.EndAsync(scope, session => session.Id == id && session.UserId == actor.UserId, SessionEnd.Revoked, cancellationToken);
            return ended == 0 ? Error.NotFound("session.not_found") : ended;
        }, cancellationToken);

    /// <summary>Ends all the actor's sessions but the one that asks, and their personal tokens, which are revoked one by one.</summary>
    public Task<Result<int>> OthersAsync(Actor actor, CancellationToken cancellationToken) =>
        RunAsync(actor, "revoke_others", session => session.UserId == actor.UserId && session.Id != actor.SessionId && session.ApiToken == null, SessionEnd.Revoked, cancellationToken);

    /// <summary>Ends all sessions of a user, the actor's own one excepted. Errors: <c>user.not_found</c>, <c>access.denied</c>, <c>user.above</c>.</summary>
    public Task<Result<int>> AllOfUserAsync(Actor actor, int userId, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, UserChange.Of("sign_out_everywhere", UserPermissions.Edit, userId), async scope =>
        {
            var user = await UserChange.FindAsync(scope, userId, cancellationToken);
            return user.IsSuccess
                ? await _ender.EndAsync(scope, session => session.UserId == userId && session.Id != actor.SessionId, SessionEnd.Revoked, cancellationToken)
                : user.Error;
        }, cancellationToken);

    private Task<Result<int>> RunAsync(
        Actor actor, string action, System.Linq.Expressions.Expression<Func<Session, bool>> which, SessionEnd reason, CancellationToken cancellationToken) =>
        _changes.RunAsync<int>(actor, new Change("sessions", action) { TargetId = actor.SessionId?.ToString(), Target = actor.UserName },
            async scope => await _ender.EndAsync(scope, which, reason, cancellationToken), cancellationToken);
}
