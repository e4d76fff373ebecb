using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.TwoFactor;

/// <summary>Takes the second factor and the passkeys off somebody who has lost them, and signs them out everywhere.</summary>
public sealed class ResetTwoFactor
{
    private readonly Changes _changes;
    private readonly SessionEnder _ender;
    private readonly UserWriter _writer;

    internal ResetTwoFactor(Changes changes, SessionEnder ender, UserWriter writer)
    {
        _changes = changes;
        _ender = ender;
        _writer = writer;
    }

    /// <summary>
    /// Errors: <c>user.not_found</c>, <c>user.above</c>, <c>access.denied</c>; <c>two_factor.own</c>, as one's own takes password and code: a
    /// stolen session must not become the account.
    /// </summary>
    public Task<Result<Done>> RunAsync(Actor actor, int userId, CancellationToken cancellationToken) =>
        _changes.RunAsync<Done>(actor, UserChange.Of("reset_two_factor", UserPermissions.Edit, userId), async scope =>
        {
            var found = await UserChange.FindAsync(scope, userId, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            if (userId == actor.UserId)
            {
                return Error.Invalid("id", "two_factor.own");
            }

            var user = found.Value;
            await OwnTwoFactor.TurnOffAsync(scope, user, cancellationToken);
            scope.Changed("passkeys", await scope.Database.Passkeys.Where(passkey => passkey.UserId == userId).ExecuteDeleteAsync(cancellationToken), 0);
            user.SecurityStamp = Guid.NewGuid().ToString("N");
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            user.UpdatedAt = scope.Now;
            await _ender.EndAsync(scope, session => session.UserId == userId, SessionEnd.Revoked, cancellationToken);
            _writer.Tell(scope, accessChangedOf: userId);
            return Done.Yes;
        }, cancellationToken);
}
