using AdminPlatform.Core.Common;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts.Passwords;

/// <summary>What a new password must be: long enough, and where the settings say so none that everybody knows (ASVS 5.0 V6.2.4; no composition rules, V6.2.5).</summary>
public sealed class PasswordRules(IOptionsMonitor<AccountOptions> options)
{
    /// <summary>Characters; longer ones would only cost hashing time.</summary>
    public const int MaxLength = 128;

    public int MinLength => options.CurrentValue.PasswordMinLength;

    /// <summary>Null when <paramref name="password"/> will do, else what is wrong with it.</summary>
    public FieldError? Check(string field, string? password)
    {
        if (string.IsNullOrEmpty(password))
        {
            return new FieldError(field, "field.required", [field]);
        }

        return password.Length < MinLength ? new FieldError(field, "password.too_short", [MinLength])
            : password.Length > MaxLength ? new FieldError(field, "field.too_long", [field, MaxLength])
            : !TextRules.IsWellFormed(password) ? new FieldError(field, "field.malformed", [field])
            : IsKnown(password) ? new FieldError(field, "password.common", [])
            : null;
    }

    private bool IsKnown(string password) =>
        (options.CurrentValue.RejectCommonPasswords && CommonPasswords.Contains(password))
        || options.CurrentValue.ForbiddenPasswords.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(password, StringComparer.OrdinalIgnoreCase);
}
