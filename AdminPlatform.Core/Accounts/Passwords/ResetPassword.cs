using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Passwords;

/// <summary>Gives somebody else a new password, unlocks their account and signs them out everywhere.</summary>
public sealed class ResetPassword
{
    private readonly Changes _changes;
    private readonly PasswordRules _rules;
    private readonly PasswordHashing _hashing;
    private readonly UserWriter _writer;
    private readonly SessionEnder _ender;

    internal ResetPassword(Changes changes, PasswordRules rules, PasswordHashing hashing, UserWriter writer, SessionEnder ender)
    {
        _changes = changes;
        _rules = rules;
        _hashing = hashing;
        _writer = writer;
        _ender = ender;
    }

    /// <summary>
    /// Errors: <c>password.too_short</c>, <c>user.not_found</c>, <c>user.above</c>, <c>access.denied</c>, <c>password.busy</c>;
    /// <c>password.own</c>, as one's own takes the old one: a stolen session must not become the account.
    /// </summary>
    public async Task<Result<Done>> RunAsync(Actor actor, int userId, string newPassword, CancellationToken cancellationToken)
    {
        var wrong = _rules.Check("password", newPassword);
        Result<string> hash = "";
        if (wrong is null && actor.May(UserPermissions.Edit))
        {
            hash = await _hashing.HashAsync(newPassword);
        }

        return await _changes.RunAsync<Done>(actor, UserChange.Of("reset_password", UserPermissions.Edit, userId), async scope =>
        {
            var found = await UserChange.FindAsync(scope, userId, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            if (userId == actor.UserId)
            {
                return Error.Invalid("id", "password.own");
            }

            if (wrong is not null)
            {
                return Error.Invalid([wrong]);
            }

            if (!hash.IsSuccess)
            {
                return hash.Error;
            }

            found.Value.ReplacePassword(hash.Value, scope);

            // Whoever knew the old one may have left a passkey behind.
            scope.Changed("passkeys", await scope.Database.Passkeys.Where(passkey => passkey.UserId == userId).ExecuteDeleteAsync(cancellationToken), 0);
            await _ender.EndAsync(scope, session => session.UserId == userId, SessionEnd.PasswordChanged, cancellationToken);
            _writer.Tell(scope);
            return Done.Yes;
        }, cancellationToken);
    }
}
