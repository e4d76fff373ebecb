using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.TwoFactor;

/// <summary>
/// What users do with their own second factor. All of it takes a sign-in of their own, and everything but the confirming code their password:
/// <c>token.barred</c>, <c>password.wrong</c> on the field <c>password</c>, <c>password.busy</c>, <c>request.too_many</c>.
/// </summary>
public sealed class OwnTwoFactor
{
    public const string Issuer = "AdminPlatform";

    private readonly Changes _changes;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly OwnPassword _password;
    private readonly SecondFactor _factor;
    private readonly Lockout _lockout;
    private readonly AddressLimits _limits;
    private readonly LiveSessions _live;
    private readonly SessionEnder _ender;
    private readonly Feed _feed;

    internal OwnTwoFactor(
        Changes changes, IDbContextFactory<AppDbContext> contexts, OwnPassword password, SecondFactor factor, Lockout lockout, AddressLimits limits, LiveSessions live, SessionEnder ender, Feed feed)
    {
        _changes = changes;
        _contexts = contexts;
        _password = password;
        _factor = factor;
        _lockout = lockout;
        _limits = limits;
        _live = live;
        _ender = ender;
        _feed = feed;
    }

    /// <summary>Whether it is on, and how many recovery codes are left. Errors: <c>user.not_found</c>.</summary>
    public async Task<Result<TwoFactorStatus>> StatusAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var status = await database.Users.AsNoTracking()
            .Where(user => user.Id == actor.UserId)
            .Select(user => new TwoFactorStatus(
                user.TwoFactorEnabled,
                database.RecoveryCodes.Count(code => code.UserId == user.Id),
                user.Roles.Any(userRole => userRole.Role.IsEnabled && userRole.Role.RequiresTwoFactor)))
            .FirstOrDefaultAsync(cancellationToken);
        return status is null ? Error.NotFound(UserReader.NotFoundCode) : status;
    }

    /// <summary>Makes a secret, which counts once a code of it was given. Errors also: <c>two_factor.on</c>.</summary>
    public Task<Result<TwoFactorSetup>> BeginAsync(Actor actor, string password, CancellationToken cancellationToken) =>
        RunAsync<TwoFactorSetup>(actor, "begin", password, (_, user) =>
        {
            if (user.TwoFactorEnabled)
            {
                return Task.FromResult<Result<TwoFactorSetup>>(Error.Conflict("password", "two_factor.on"));
            }

            var (key, secret) = _factor.NewKey();
            (user.AuthenticatorKey, user.LastTotpStep) = (key, 0);
            return Task.FromResult<Result<TwoFactorSetup>>(new TwoFactorSetup(secret, Totp.UriOf(Issuer, user.UserName!, secret)));
        }, cancellationToken);

    /// <summary>Turns it on, ends the user's other sign-ins and returns the recovery codes, which are known at this moment only. Errors: <c>two_factor.not_begun</c>, <c>two_factor.code_wrong</c>.</summary>
    public Task<Result<IReadOnlyList<string>>> ConfirmAsync(Actor actor, string code, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<string>>(actor, "enable", password: null, async (scope, user) =>
        {
            if (user.TwoFactorEnabled || user.AuthenticatorKey is null)
            {
                return Error.Conflict("code", user.TwoFactorEnabled ? "two_factor.on" : "two_factor.not_begun");
            }

            if (!_factor.Use(user, code))
            {
                return Error.Invalid("code", "two_factor.code_wrong");
            }

            scope.Changed("two_factor", before: false, after: user.TwoFactorEnabled = true);

            // They were opened without it.
            await _ender.EndAsync(scope, session => session.UserId == user.Id && session.Id != actor.SessionId && session.ApiToken == null, SessionEnd.Revoked, cancellationToken);

            // No page is drawn anew: the one that shows the codes would lose them.
            scope.AfterCommit(_live.Forget);
            return new Result<IReadOnlyList<string>>(await RecoveryCodes.ReplaceAsync(scope.Database, user.Id, cancellationToken));
        }, cancellationToken);

    /// <summary>New recovery codes; the old ones are void. Errors also: <c>two_factor.off</c>.</summary>
    public Task<Result<IReadOnlyList<string>>> RegenerateRecoveryCodesAsync(Actor actor, string password, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<string>>(actor, "new_recovery_codes", password, async (scope, user) =>
        {
            if (!user.TwoFactorEnabled)
            {
                return Error.Conflict("password", "two_factor.off");
            }

            scope.ChangedSecret("recovery_codes");
            return new Result<IReadOnlyList<string>>(await RecoveryCodes.ReplaceAsync(scope.Database, user.Id, cancellationToken));
        }, cancellationToken);

    /// <summary>
    /// Turns it off; takes a code or a recovery code, which counts towards the lock of the account when it is wrong. Errors also:
    /// <c>two_factor.off</c>, <c>two_factor.code_wrong</c>.
    /// </summary>
    public async Task<Result<Done>> DisableAsync(Actor actor, string password, string code, CancellationToken cancellationToken)
    {
        var result = await RunAsync<Done>(actor, "disable", password, async (scope, user) =>
        {
            if (!user.TwoFactorEnabled)
            {
                return Error.Conflict("password", "two_factor.off");
            }

            if (await _factor.UseAsync(scope.Database, user, code) == SecondFactorUsed.None)
            {
                return Error.Invalid("code", "two_factor.code_wrong");
            }

            await TurnOffAsync(scope, user, cancellationToken);
            scope.AfterCommit(() =>
            {
                _live.Forget();
                _feed.Publish(new AccessChanged(user.Id));
            });
            return Done.Yes;
        }, cancellationToken);
        if (result.Error?.Code == "two_factor.code_wrong")
        {
            await _lockout.CountAsync(actor.UserId!.Value);
        }

        return result;
    }

    internal static async Task TurnOffAsync(ChangeScope scope, User user, CancellationToken cancellationToken)
    {
        scope.Changed("two_factor", user.TwoFactorEnabled, false);
        (user.TwoFactorEnabled, user.AuthenticatorKey, user.LastTotpStep) = (false, null, 0);
        await scope.Database.RecoveryCodes.Where(code => code.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<Result<T>> RunAsync<T>(
        Actor actor, string action, string? password, Func<ChangeScope, User, Task<Result<T>>> body, CancellationToken cancellationToken)
    {
        var change = new Change("two_factor", action) { TargetId = actor.UserId?.ToString(CultureInfo.InvariantCulture), Target = actor.UserName };
        if ((actor.DenyToken() ?? actor.DenyImpersonated()) is { } barred)
        {
            return await _changes.DenyAsync(actor, change, barred);
        }

        if (_limits.SignIn(actor.Client) is { } exceeded)
        {
            return exceeded;
        }

        var proof = password is null ? null : await _password.ProveAsync(actor, password, cancellationToken);
        return await _changes.RunAsync<T>(actor, change, async scope =>
        {
            if (await scope.Database.Users.FirstOrDefaultAsync(user => user.Id == actor.UserId, cancellationToken) is not { } user)
            {
                return Error.NotFound(UserReader.NotFoundCode);
            }

            if (proof is not null && _password.Deny(user, proof, "password") is { } wrong)
            {
                return wrong;
            }

            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            user.UpdatedAt = scope.Now;
            return await body(scope, user);
        }, cancellationToken);
    }
}

/// <summary>Somebody's second factor.</summary>
/// <param name="IsOn">Whether signing in with the password takes a code.</param>
/// <param name="IsRequired">Whether one of their roles takes it.</param>
public sealed record TwoFactorStatus(bool IsOn, int RecoveryCodesLeft, bool IsRequired);

/// <summary>What to put into an authenticator app.</summary>
/// <param name="Secret">Base32, to be typed.</param>
/// <param name="Uri">The same as <c>otpauth://</c>, to be scanned.</param>
public sealed record TwoFactorSetup(string Secret, string Uri);
