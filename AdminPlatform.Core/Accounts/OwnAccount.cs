using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>What users do with their own account; it takes no permission and no id, so nobody can name somebody else's.</summary>
public sealed class OwnAccount
{
    private readonly Changes _changes;
    private readonly UserWriter _writer;
    private readonly PasswordRules _rules;
    private readonly PasswordHashing _hashing;
    private readonly SessionEnder _ender;
    private readonly OwnPassword _password;
    private readonly AddressLimits _limits;

    internal OwnAccount(
        Changes changes, UserWriter writer, PasswordRules rules, PasswordHashing hashing, SessionEnder ender, OwnPassword password, AddressLimits limits)
    {
        _changes = changes;
        _writer = writer;
        _rules = rules;
        _hashing = hashing;
        _ender = ender;
        _password = password;
        _limits = limits;
    }

    /// <summary>Changes the actor's own details. Errors: a field that breaks a rule, <c>user.email_taken</c>, <c>user.not_found</c>; <c>token.barred</c> and <c>impersonation.barred</c> for the email, which is a name to sign in with.</summary>
    public Task<Result<UserDetails>> UpdateAsync(Actor actor, ProfileChanges changes, CancellationToken cancellationToken) =>
        _changes.RunAsync<UserDetails>(actor, Own(actor, "edit") with { Input = changes }, async scope =>
        {
            if (await FindAsync(scope, cancellationToken) is not { } user)
            {
                return Error.NotFound(UserReader.NotFoundCode);
            }

            if (changes.Email is { } email && email.Trim() != (user.Email ?? "") && (actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred)
            {
                return barred;
            }

            if (await _writer.ApplyAsync(scope, user, changes.AsChanges(), cancellationToken) is { } wrong)
            {
                return wrong;
            }

            await scope.Database.SaveChangesAsync(cancellationToken);
            _writer.Tell(scope);
            return await scope.Database.Users.AsNoTracking().Where(row => row.Id == user.Id).Select(UserDetails.FromUser).FirstAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// Changes the actor's own password and ends their other sessions. A wrong old one counts like a wrong one at sign-in, so that a stolen
    /// session cannot find it by trying. Personal tokens keep working: the answer says how many. Errors: <c>password.wrong</c>, also while the
    /// account is locked, <c>password.too_short</c>, <c>user.not_found</c>, <c>password.busy</c>, <c>request.too_many</c>, <c>token.barred</c>,
    /// <c>impersonation.barred</c>.
    /// </summary>
    public async Task<Result<int>> ChangePasswordAsync(Actor actor, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        if ((actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred)
        {
            return await _changes.DenyAsync(actor, Own(actor, "change_password"), barred);
        }

        if (_limits.SignIn(actor.Client) is { } exceeded)
        {
            return exceeded;
        }

        var wrong = _rules.Check("new_password", newPassword);
        var proof = await _password.ProveAsync(actor, oldPassword, cancellationToken);
        Result<string> hash = "";
        if (wrong is null && proof.IsRight)
        {
            hash = await _hashing.HashAsync(newPassword);
        }

        return await _changes.RunAsync<int>(actor, Own(actor, "change_password"), async scope =>
        {
            if (await FindAsync(scope, cancellationToken) is not { } user)
            {
                return Error.NotFound(UserReader.NotFoundCode);
            }

            if (_password.Deny(user, proof, "old_password") is { } denied)
            {
                return denied;
            }

            if (wrong is not null)
            {
                return Error.Invalid([wrong]);
            }

            if (hash.Error is { } busy)
            {
                return busy;
            }

            user.ReplacePassword(hash.Value, scope);
            await _ender.EndAsync(
                scope, session => session.UserId == user.Id && session.Id != actor.SessionId && session.ApiToken == null, SessionEnd.PasswordChanged, cancellationToken);
            _writer.Tell(scope);
            return await scope.Database.ApiTokens.CountAsync(
                token => token.Session.UserId == user.Id && token.Session.EndedAt == null && token.Session.ExpiresAt > scope.Now, cancellationToken);
        }, cancellationToken);
    }

    private static Change Own(Actor actor, string action) =>
        new("profile", action) { TargetId = actor.UserId?.ToString(CultureInfo.InvariantCulture), Target = actor.UserName };

    private static Task<User?> FindAsync(ChangeScope scope, CancellationToken cancellationToken) =>
        scope.Database.Users.FirstOrDefaultAsync(user => user.Id == scope.Actor.UserId, cancellationToken);
}
