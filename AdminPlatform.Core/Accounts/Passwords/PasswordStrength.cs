namespace AdminPlatform.Core.Accounts.Passwords;

/// <summary>How hard a password is to guess, roughly; a hint for whoever types it, never a rule.</summary>
public enum PasswordStrength
{
    None,

    /// <summary>Among the first that an attacker tries, or made of the username.</summary>
    Common,
    Weak,
    Fair,
    Good,
    Strong,
}

/// <summary>Estimates <see cref="PasswordStrength"/> from length, variety and repetition.</summary>
public static class PasswordEstimate
{
    private const int FairBits = 36;
    private const int GoodBits = 56;
    private const int StrongBits = 76;

    /// <summary>Characters; shorter names are part of many words.</summary>
    private const int TellingName = 3;

    public static PasswordStrength Of(string password, string? userName) =>
        password.Length == 0 ? PasswordStrength.None
        : CommonPasswords.Contains(password) || IsMadeOf(password, userName) ? PasswordStrength.Common
        : Bits(password) switch
        {
            < FairBits => PasswordStrength.Weak,
            < GoodBits => PasswordStrength.Fair,
            < StrongBits => PasswordStrength.Good,
            _ => PasswordStrength.Strong,
        };

    private static bool IsMadeOf(string password, string? userName) =>
        userName is { Length: >= TellingName } && password.Contains(userName, StringComparison.OrdinalIgnoreCase);

    /// <summary>A character that continues the one before it ("aaa", "abc", "321") adds one bit only.</summary>
    private static double Bits(string password)
    {
        var perCharacter = Math.Log2(Pool(password));
        var bits = perCharacter;
        for (var i = 1; i < password.Length; i++)
        {
            bits += Math.Abs(password[i] - password[i - 1]) <= 1 ? 1 : perCharacter;
        }

        return bits;
    }

    private static int Pool(string password) =>
        (password.Any(char.IsAsciiLetterLower) ? 26 : 0)
        + (password.Any(char.IsAsciiLetterUpper) ? 26 : 0)
        + (password.Any(char.IsAsciiDigit) ? 10 : 0)
        + (password.Any(character => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character)) ? 33 : 0)
        + (password.Any(character => !char.IsAscii(character)) ? 1000 : 0);
}
