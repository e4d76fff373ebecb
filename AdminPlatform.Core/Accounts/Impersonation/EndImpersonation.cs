using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Impersonation;

/// <summary>The session that an admin came from.</summary>
/// <param name="IsRemembered">Whether it outlasts the browser.</param>
public sealed record OwnSession(Guid Id, bool IsRemembered);

/// <summary>Takes an admin back from somebody else's eyes to their own session.</summary>
public sealed class EndImpersonation
{
    private readonly Changes _changes;
    private readonly SessionEnder _ender;

    internal EndImpersonation(Changes changes, SessionEnder ender)
    {
        _changes = changes;
        _ender = ender;
    }

    /// <summary>Ends the session that asks and returns the admin's own. Errors: <c>impersonation.none</c>.</summary>
    public Task<Result<OwnSession>> RunAsync(Actor actor, CancellationToken cancellationToken) => _changes.RunAsync<OwnSession>(
        actor,
        new Change("impersonation", "end") { TargetId = actor.SessionId?.ToString(), Target = actor.UserName },
        async scope =>
        {
            var parent = await scope.Database.Sessions.Where(session => session.Id == actor.SessionId && session.ImpersonatorId != null)
                .SelectMany(session => scope.Database.Sessions.Where(parent => parent.Id == session.ParentId))
                .Select(session => new OwnSession(session.Id, session.IsRemembered)).FirstOrDefaultAsync(cancellationToken);
            if (parent is null)
            {
                return Error.Conflict("session", "impersonation.none");
            }

            await _ender.EndAsync(scope, session => session.Id == actor.SessionId, SessionEnd.ImpersonationEnded, cancellationToken);
            return parent;
        },
        cancellationToken);
}
