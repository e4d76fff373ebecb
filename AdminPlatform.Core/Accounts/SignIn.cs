using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.TwoFactor;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>
/// Signs in by name or email and password, and a code from those who have set up two-factor sign-in. Unknown user, wrong password and locked
/// account answer alike and take equally long; a disabled account, and one that takes a code, says so only after the right password. Every
/// attempt is in the login log.
/// </summary>
public sealed class SignIn
{
    public const string FailedCode = "sign_in.failed";
    public const string DisabledCode = "sign_in.disabled";
    public const string OtpRequiredCode = "sign_in.otp_required";
    public const string OtpWrongCode = "sign_in.otp_wrong";
    public const string TooLateCode = "sign_in.too_late";
    private const string LockedReason = "sign_in.locked";

    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly WriteGate _gate;
    private readonly AddressLimits _limits;
    private readonly PasswordHashing _hashing;
    private readonly ILookupNormalizer _normalizer;
    private readonly Lockout _lockout;
    private readonly SecondFactor _factor;
    private readonly SignInTickets _tickets;
    private readonly SignInRecorder _recorder;

    internal SignIn(
        IDbContextFactory<AppDbContext> contexts,
        WriteGate gate,
        AddressLimits limits,
        PasswordHashing hashing,
        ILookupNormalizer normalizer,
        Lockout lockout,
        SecondFactor factor,
        SignInTickets tickets,
        SignInRecorder recorder)
    {
        _contexts = contexts;
        _gate = gate;
        _limits = limits;
        _hashing = hashing;
        _normalizer = normalizer;
        _lockout = lockout;
        _factor = factor;
        _tickets = tickets;
        _recorder = recorder;
    }

    /// <summary>
    /// Errors: <see cref="FailedCode"/>, <see cref="DisabledCode"/>, <see cref="OtpRequiredCode"/>, <see cref="OtpWrongCode"/>,
    /// <c>password.busy</c>, <c>request.too_many</c>.
    /// </summary>
    public async Task<Result<SignedIn>> RunAsync(SignInRequest request, CancellationToken cancellationToken) =>
        (await BeginAsync(request, cancellationToken)).Result;

    /// <summary>The same; where only the code is missing the answer carries a ticket for <see cref="ContinueAsync"/>.</summary>
    public async Task<SignInStep> BeginAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (_limits.SignIn(request.Client) is { } exceeded)
        {
            return new SignInStep(exceeded);
        }

        var known = await FindAsync(request.Login, cancellationToken);
        var verified = await _hashing.VerifyAsync(known?.PasswordHash, request.Password);
        return verified.Error is { } busy
            ? new SignInStep(busy)
            : await FinishAsync(request, known?.Id ?? 0, user => verified.Value && user.PasswordHash == known?.PasswordHash, takesCode: true, cancellationToken);
    }

    /// <summary>The second of two steps. Errors: as above, and <see cref="TooLateCode"/> when the first was too long ago.</summary>
    public async Task<Result<SignedIn>> ContinueAsync(string ticket, string otp, Client client, CancellationToken cancellationToken)
    {
        if (_limits.SignIn(client) is { } exceeded)
        {
            return exceeded;
        }

        return _tickets.Read(ticket) is { } first && await NameOfAsync(first.UserId, cancellationToken) is { } name
            ? (await FinishAsync(
                new SignInRequest(name, "", client, first.Remember) { Otp = otp }, first.UserId, user => user.SecurityStamp == first.Stamp, takesCode: true, cancellationToken)).Result
            : Error.Unauthenticated(TooLateCode);
    }

    /// <summary>
    /// Signs in whoever holds <paramref name="passkey"/>, which the framework has just verified: it is two factors in one. Errors:
    /// <see cref="FailedCode"/>, <see cref="DisabledCode"/>.
    /// </summary>
    public async Task<Result<SignedIn>> WithPasskeyAsync(int userId, UserPasskeyInfo passkey, Client client, bool remember, CancellationToken cancellationToken)
    {
        if (await NameOfAsync(userId, cancellationToken) is not { } name)
        {
            return Error.Unauthenticated(FailedCode);
        }

        return (await FinishAsync(new SignInRequest(name, "", client, remember), userId, static _ => true, takesCode: false, cancellationToken, UseAsync)).Result;

        Task<bool> UseAsync(AppDbContext database) => _recorder.UseAsync(database, userId, passkey);
    }

    /// <summary>Whether an attempt with a passkey may be made at all. Errors: <c>request.too_many</c>.</summary>
    public Error? DenyPasskey(Client client) => _limits.SignIn(client);

    /// <summary>From here on the attempt counts, even if the caller has gone away.</summary>
    private async Task<SignInStep> FinishAsync(
        SignInRequest request, int userId, Func<User, bool> isProven, bool takesCode, CancellationToken cancellationToken, Func<AppDbContext, Task<bool>>? use = null)
    {
        using var turn = await _gate.EnterAsync(CancellationToken.None);
        await using var database = await _contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await database.Database.BeginTransactionAsync(CancellationToken.None);

        // Read again: guesses that ran beside this one may have locked the account meanwhile. A name that nobody has costs the same statements.
        var user = await Lockout.TakeAsync(database, userId);
        var reason = Judge(user, isProven);
        if (reason.Length == 0 && takesCode && user!.TwoFactorEnabled)
        {
            reason = await JudgeCodeAsync(database, user, request);
        }

        if (reason.Length == 0 && use is not null && !await use(database))
        {
            reason = FailedCode;
        }

        var signedIn = reason.Length == 0 ? await _recorder.SucceedAsync(database, user!, request) : null;
        if (signedIn is null)
        {
            await _lockout.CountAsync(database, reason is FailedCode or OtpWrongCode ? userId : 0);
        }

        _recorder.Log(database, user, request, reason);
        await database.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return signedIn is not null ? new SignInStep(await _recorder.TellAsync(signedIn, cancellationToken))
            : new SignInStep(Error.Unauthenticated(reason == LockedReason ? FailedCode : reason)) { Ticket = reason == OtpRequiredCode ? _tickets.Issue(user!, request.Remember) : null };
    }

    /// <summary>Empty when they may come in.</summary>
    private string Judge(User? user, Func<User, bool> isProven) =>
        user is not null && _lockout.Holds(user) ? LockedReason
        : user is null || !isProven(user) ? FailedCode
        : user.IsEnabled ? ""
        : DisabledCode;

    private async Task<string> JudgeCodeAsync(AppDbContext database, User user, SignInRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Otp))
        {
            return OtpRequiredCode;
        }

        var used = await _factor.UseAsync(database, user, request.Otp);
        if (used == SecondFactorUsed.RecoveryCode)
        {
            _recorder.LogRecoveryCode(database, user, request.Client);
        }

        return used == SecondFactorUsed.None ? OtpWrongCode : "";
    }

    private async Task<string?> NameOfAsync(int userId, CancellationToken cancellationToken)
    {
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        return await database.Users.Where(user => user.Id == userId).Select(user => user.UserName).FirstOrDefaultAsync(cancellationToken);
    }

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
