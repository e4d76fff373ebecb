using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Files;

namespace AdminPlatform.Core.Settings;

/// <summary>Every setting that can be set in the console; nothing else can be, least of all where the data lies and with which keys.</summary>
public static class SettingCatalog
{
    /// <summary>In the order in which they are shown.</summary>
    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        Toggle("registration", AccountOptions.Section, nameof(AccountOptions.SelfRegistration)),
        Number("passwords", AccountOptions.Section, nameof(AccountOptions.PasswordMinLength), 6, PasswordRules.MaxLength, "characters"),
        Toggle("passwords", AccountOptions.Section, nameof(AccountOptions.RejectCommonPasswords)),
        Text("passwords", AccountOptions.Section, nameof(AccountOptions.ForbiddenPasswords), AccountOptions.ForbiddenPasswordsMaxLength),
        Number("lockout", AccountOptions.Section, nameof(AccountOptions.LockoutThreshold), 3, 1000, "attempts"),
        Number("lockout", AccountOptions.Section, nameof(AccountOptions.LockoutMinutes), 1, 1440, "minutes"),
        Number("sessions", AccountOptions.Section, nameof(AccountOptions.ConsoleIdleHours), 1, 720, "hours"),
        Number("sessions", AccountOptions.Section, nameof(AccountOptions.ConsoleRememberDays), 1, 365, "days"),
        Number("sessions", AccountOptions.Section, nameof(AccountOptions.SessionsPerUser), 0, 1000, "sessions"),
        Number("sessions", AccountOptions.Section, nameof(AccountOptions.EndedSessionDays), 1, 3650, "days"),
        Toggle("sessions", AccountOptions.Section, nameof(AccountOptions.ApiTokensWithoutExpiry)),
        Number("limits", RateLimitOptions.Section, nameof(RateLimitOptions.SignInPerMinute), 1, 100_000, "per-minute"),
        Number("limits", RateLimitOptions.Section, nameof(RateLimitOptions.RefreshPerMinute), 1, 100_000, "per-minute"),
        Number("limits", RateLimitOptions.Section, nameof(RateLimitOptions.RegistrationPerHour), 1, 100_000, "per-hour"),
        Number("limits", LogOptions.Section, nameof(LogOptions.FailedChangesPerMinute), 1, LogOptions.MostFailures, "per-minute"),
        Number("logs", LogOptions.Section, nameof(LogOptions.OperationRetentionDays), 0, LogOptions.MostDays, "days"),
        Number("logs", LogOptions.Section, nameof(LogOptions.LoginRetentionDays), 0, LogOptions.MostDays, "days"),
        Number("files", UploadOptions.Section, nameof(UploadOptions.QuotaMegabytesPerUser), 0, 1024 * 1024, "megabytes"),
    ];

    internal static SettingDefinition? Find(string key) => All.FirstOrDefault(definition => string.Equals(definition.Key, key, StringComparison.OrdinalIgnoreCase));

    private static SettingDefinition Toggle(string group, string section, string property) => new($"{section}:{property}", group, SettingKind.Toggle);

    private static SettingDefinition Text(string group, string section, string property, int most) => new($"{section}:{property}", group, SettingKind.Text) { Most = most };

    private static SettingDefinition Number(string group, string section, string property, int least, int most, string unit) =>
        new($"{section}:{property}", group, SettingKind.Number) { Least = least, Most = most, Unit = unit };
}
