using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.ApiTokens;

/// <summary>Ends one of the actor's own personal tokens.</summary>
public sealed class RevokeApiToken
{
    private readonly Changes _changes;
    private readonly SessionEnder _ender;

    internal RevokeApiToken(Changes changes, SessionEnder ender)
    {
        _changes = changes;
        _ender = ender;
    }

    /// <summary>Errors: <c>token.not_found</c>, also for somebody else's and for one that was revoked before; <c>token.barred</c>: a token ends no other.</summary>
    public Task<Result<Done>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        _changes.RunAsync<Done>(actor, new Change("api_tokens", "revoke") { TargetId = id.ToString() }, async scope =>
        {
            if ((actor.SessionId == id ? null : actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred)
            {
                return barred;
            }

            var name = await scope.Database.ApiTokens
                .Where(token => token.SessionId == id && token.Session.UserId == actor.UserId && token.Session.EndedAt == null)
                .Select(token => token.Name)
                .FirstOrDefaultAsync(cancellationToken);
            if (name is null)
            {
                return Error.NotFound("token.not_found");
            }

            scope.Target = name;
            await _ender.EndAsync(scope, session => session.Id == id, SessionEnd.Revoked, cancellationToken);
            return Done.Yes;
        }, cancellationToken);
}
