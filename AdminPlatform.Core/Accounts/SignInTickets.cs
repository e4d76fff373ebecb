using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AdminPlatform.Core.Accounts;

/// <summary>
/// Remembers between two pages that somebody gave the right password, so that the page which asks for the code need not carry it. Void after
/// five minutes and with the next password.
/// </summary>
internal sealed class SignInTickets(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Purpose = "AdminPlatform.SignIn.FirstStep";

    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    public string Issue(User user, bool remember) => _protector.Protect(string.Join('|', time.GetUtcNow().UtcTicks, user.Id, user.SecurityStamp, remember));

    /// <summary>Null for one that is too old or none of ours.</summary>
    public SignInTicket? Read(string text)
    {
        try
        {
            return _protector.Unprotect(text).Split('|') is [var at, var id, var stamp, var remember]
                && time.GetUtcNow().UtcTicks - long.Parse(at, CultureInfo.InvariantCulture) < s_life.Ticks
                ? new SignInTicket(int.Parse(id, CultureInfo.InvariantCulture), stamp, bool.Parse(remember))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Whose password was right, and as of which <see cref="User"/>.SecurityStamp.</summary>
internal sealed record SignInTicket(int UserId, string Stamp, bool Remember);
