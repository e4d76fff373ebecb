using System.Security.Cryptography;
using AdminPlatform.Core.Data;
using Microsoft.AspNetCore.DataProtection;

namespace AdminPlatform.Core.Accounts.TwoFactor;

/// <summary>Keeps the secrets of authenticators and judges codes. A time step is accepted once, so a code that was overheard is worth nothing.</summary>
internal sealed class SecondFactor(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Purpose = "AdminPlatform.TwoFactor.AuthenticatorKey";

    /// <summary>Characters; the longest is a recovery code with blanks.</summary>
    private const int MaxLength = 64;

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>A new secret: as the user's row keeps it, and as an app takes it.</summary>
    public (string Protected, string Secret) NewKey()
    {
        var key = RandomNumberGenerator.GetBytes(Totp.KeyBytes);
        return (Convert.ToBase64String(_protector.Protect(key)), Totp.Base32(key));
    }

    /// <summary>Whether <paramref name="code"/> is one of the authenticator's, not used before; it is used now.</summary>
    public bool Use(User user, string code)
    {
        if (KeyOf(user) is not { } key || Totp.Verify(key, Digits(code), time.GetUtcNow(), user.LastTotpStep) is not { } step)
        {
            return false;
        }

        user.LastTotpStep = step;
        return true;
    }

    /// <summary>The same, or a recovery code.</summary>
    public async Task<SecondFactorUsed> UseAsync(AppDbContext database, User user, string code) =>
        code.Length > MaxLength ? SecondFactorUsed.None
        : Use(user, code) ? SecondFactorUsed.Authenticator
        : await RecoveryCodes.UseAsync(database, user.Id, code) ? SecondFactorUsed.RecoveryCode
        : SecondFactorUsed.None;

    /// <summary>A secret whose keys were lost is as good as none: recovery codes still work, and an admin can reset it.</summary>
    private byte[]? KeyOf(User user)
    {
        try
        {
            return user.AuthenticatorKey is null ? null : _protector.Unprotect(Convert.FromBase64String(user.AuthenticatorKey));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Apps show a blank in the middle, and people type it.</summary>
    private static string Digits(string code) => string.Concat(code.Where(character => !char.IsWhiteSpace(character) && character != '-'));
}

/// <summary>What a code was.</summary>
internal enum SecondFactorUsed
{
    None,
    Authenticator,
    RecoveryCode,
}
