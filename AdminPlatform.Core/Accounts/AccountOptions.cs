using System.Globalization;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts;

/// <summary>Rules for accounts and their sessions; configuration section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "Accounts";
    public const int ForbiddenPasswordsMaxLength = 4000;

    /// <summary>Whether strangers may register themselves over the API; they get the role <c>user</c>, which holds nothing.</summary>
    public bool SelfRegistration { get; set; } = true;

    /// <summary>Characters a password must have, 6–128.</summary>
    public int PasswordMinLength { get; set; } = 6;

    /// <summary>Whether passwords that every attacker tries first are refused. The documented APIs use some of them in their examples.</summary>
    public bool RejectCommonPasswords { get; set; }

    /// <summary>More words, separated by commas, that no password may be, at most 4000 characters; the name of the company, for instance.</summary>
    public string ForbiddenPasswords { get; set; } = "";

    /// <summary>Wrong passwords in a row that lock an account, 3–1000.</summary>
    public int LockoutThreshold { get; set; } = 10;

    /// <summary>Minutes an account stays locked, 1–1440.</summary>
    public int LockoutMinutes { get; set; } = 10;

    /// <summary>Hours without any request after which a console session ends, 1–720.</summary>
    public int ConsoleIdleHours { get; set; } = 12;

    /// <summary>Days a console session with "remember me" lasts without any request, 1–365.</summary>
    public int ConsoleRememberDays { get; set; } = 30;

    /// <summary>How often a user may be signed in at once, 0–1000; one more ends the one that was seen longest ago. 0 is no limit. Personal tokens do not count.</summary>
    public int SessionsPerUser { get; set; }

    /// <summary>Days that a session can still be seen after it expired, 1–3650. The log of sign-ins has its own limit.</summary>
    public int EndedSessionDays { get; set; } = 90;

    /// <summary>Whether personal API tokens may be made that last until they are revoked.</summary>
    public bool ApiTokensWithoutExpiry { get; set; } = true;
}

internal sealed class AccountOptionsValidator : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        List<string> wrong = [];
        Range(nameof(options.PasswordMinLength), options.PasswordMinLength, 6, Passwords.PasswordRules.MaxLength);
        Range(nameof(options.LockoutThreshold), options.LockoutThreshold, 3, 1000);
        Range(nameof(options.LockoutMinutes), options.LockoutMinutes, 1, 1440);
        Range(nameof(options.ConsoleIdleHours), options.ConsoleIdleHours, 1, 720);
        Range(nameof(options.ConsoleRememberDays), options.ConsoleRememberDays, 1, 365);
        Range(nameof(options.SessionsPerUser), options.SessionsPerUser, 0, 1000);
        Range(nameof(options.EndedSessionDays), options.EndedSessionDays, 1, 3650);
        if (options.ForbiddenPasswords.Length > AccountOptions.ForbiddenPasswordsMaxLength)
        {
            wrong.Add($"{AccountOptions.Section}:{nameof(options.ForbiddenPasswords)} is too long: shorten it to {AccountOptions.ForbiddenPasswordsMaxLength} characters.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void Range(string key, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{AccountOptions.Section}:{key} is {value}: set it to a number from {least} to {most}."));
            }
        }
    }
}
