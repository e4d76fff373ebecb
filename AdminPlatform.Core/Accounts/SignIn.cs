using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>
/// Signs in by name or email and password. Unknown user, wrong password and locked account answer alike and take equally long; a disabled
/// account says so only after the right password. Every attempt is in the login log.
/// </summary>
public sealed class SignIn
{
    public const string FailedCode = "sign_in.failed";
    public const string DisabledCode = "sign_in.disabled";
    private const string LockedReason = "sign_in.locked";

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly WriteGate _gate;
    private readonly AddressLimits _limits;
    private readonly PasswordHashing _hashing;
    private readonly ILookupNormalizer _normalizer;
    private readonly Lockout _lockout;
    private readonly SignInRecorder _recorder;

    internal SignIn(
        IDbContextFactory<AppDbContext> contexts, WriteGate gate, AddressLimits limits, PasswordHashing hashing, ILookupNormalizer normalizer, Lockout lockout, SignInRecorder recorder)
    {
        _contexts = contexts;
        _gate = gate;
        _limits = limits;
        _hashing = hashing;
        _normalizer = normalizer;
        _lockout = lockout;
        _recorder = recorder;
    }

    /// <summary>Errors: <see cref="FailedCode"/>, <see cref="DisabledCode"/>, <c>password.busy</c>, <c>request.too_many</c>.</summary>
    public async Task<Result<SignedIn>> RunAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (_limits.SignIn(request.Client) is { } exceeded)
        {
            return exceeded;
        }

        var known = await FindAsync(request.Login, cancellationToken);
        var verified = await _hashing.VerifyAsync(known?.PasswordHash, request.Password);
        if (verified.Error is { } busy)
        {
            return busy;
        }

        // From here on the attempt counts, even if the caller has gone away.
        using var turn = await _gate.EnterAsync(CancellationToken.None);
        await using var database = await _contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await database.Database.BeginTransactionAsync(CancellationToken.None);

        // Read again: guesses that ran beside this one may have locked the account meanwhile. A name that nobody has costs the same statements.
        var user = await Lockout.TakeAsync(database, known?.Id ?? 0);
        var reason = Judge(user, verified.Value && user?.PasswordHash == known?.PasswordHash);
        var signedIn = reason.Length == 0 ? await _recorder.SucceedAsync(database, user!, request) : null;
        if (signedIn is null)
        {
            await _lockout.CountAsync(database, reason == FailedCode ? known?.Id ?? 0 : 0);
        }

        _recorder.Log(database, user, request, reason);
        await database.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return signedIn is null
            ? Error.Unauthenticated(reason == DisabledCode ? DisabledCode : FailedCode)
            : await _recorder.TellAsync(signedIn, cancellationToken);
    }

    /// <summary>Empty when they may come in.</summary>
    private string Judge(User? user, bool passwordIsRight) =>
        user is not null && _lockout.Holds(user) ? LockedReason
        : user is null || !passwordIsRight ? FailedCode
        : user.IsEnabled ? ""
        : DisabledCode;

    private async Task<Known?> FindAsync(string login, CancellationToken cancellationToken)
    {
        if (TextRules.Check("username", login, User.EmailMaxLength) is not null)
        {
            return null;
        }

        var normalized = _normalizer.NormalizeName(login);
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);

        // A name has no '@', so at most one user matches.
        return await database.Users.AsNoTracking()
            .Where(user => user.NormalizedUserName == normalized || user.NormalizedEmail == normalized)
            .Select(user => new Known(user.Id, user.PasswordHash))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Known(int Id, string? PasswordHash);
}
