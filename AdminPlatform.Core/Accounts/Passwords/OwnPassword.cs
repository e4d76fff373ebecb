using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts.Passwords;

/// <summary>
/// Asks whoever has a session for their password once more. A wrong one counts like a wrong one at sign-in, so that a stolen session cannot
/// find it by trying.
/// </summary>
internal sealed class OwnPassword(PasswordHashing hashing, Lockout lockout)
{
    /// <summary>Verifies, before any transaction: hashing is slow.</summary>
    public async Task<PasswordProof> ProveAsync(Actor actor, string password, CancellationToken cancellationToken)
    {
        var hash = await lockout.HashOfAsync(actor.UserId, cancellationToken);
        var verified = await hashing.VerifyAsync(hash, password);
        if (hash is not null && verified is { IsSuccess: true, Value: false })
        {
            await lockout.CountAsync(actor.UserId!.Value);
        }

        return new PasswordProof(verified, hash);
    }

    /// <summary>Null when the proof still holds for the user as they are now. Errors: <c>password.wrong</c>, also while the account is locked, <c>password.busy</c>.</summary>
    public Error? Deny(User user, PasswordProof proof, string field) =>
        proof.Verified.Error is { } busy ? busy
        : !proof.IsRight || user.PasswordHash != proof.Hash || lockout.Holds(user) ? Error.Invalid(field, "password.wrong")
        : null;
}

/// <summary>What came of verifying a password.</summary>
/// <param name="Hash">What it was verified against.</param>
internal sealed record PasswordProof(Result<bool> Verified, string? Hash)
{
    public bool IsRight => Verified is { IsSuccess: true, Value: true };
}
