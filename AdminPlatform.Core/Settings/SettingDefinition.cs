namespace AdminPlatform.Core.Settings;

/// <summary>What values a setting takes.</summary>
public enum SettingKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Toggle,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One line of text.</summary>
    Text,
}

/// <summary>A configuration value that can be set in the console and takes effect without restart.</summary>
/// <param name="Key">Configuration key, e.g. <c>Accounts:LockoutMinutes</c>.</param>
/// <param name="Group">What it belongs to, e.g. <c>lockout</c>.</param>
/// <param name="Kind">What values it takes.</param>
public sealed record SettingDefinition(string Key, string Group, SettingKind Kind)
{
    /// <summary>Least value of a number.</summary>
    public int Least { get; init; }

    /// <summary>Greatest value of a number; longest of a text, in characters.</summary>
    public int Most { get; init; }

    /// <summary>What a number counts, e.g. <c>minutes</c>; null for others.</summary>
    public string? Unit { get; init; }

    internal string Section => Key[..Key.IndexOf(':', StringComparison.Ordinal)];

    internal string Property => Key[(Key.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
