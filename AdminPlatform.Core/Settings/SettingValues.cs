using System.Globalization;
using AdminPlatform.Core.Common;
using Microsoft.Extensions.Configuration;

namespace AdminPlatform.Core.Settings;

/// <summary>What holds now, what would hold without the console, and whether something else may.</summary>
internal sealed class SettingValues(IConfigurationRoot configuration, StoredSettings stored, IEnumerable<SettingSection> sections)
{
    private readonly Dictionary<string, SettingSection> _sections = sections.ToDictionary(section => section.Name);

    public string? Stored(string key) => stored.Find(key);

    /// <summary>From files, environment and command line; null when none of them says anything.</summary>
    public string? Configured(string key)
    {
        foreach (var provider in configuration.Providers.Reverse())
        {
            if (provider != stored && provider.TryGet(key, out var value))
            {
                return value;
            }
        }

        return null;
    }

    public string DefaultOf(SettingDefinition definition) => _sections[definition.Section].DefaultOf(definition.Property);

    /// <summary>What holds once the console no longer says anything.</summary>
    public string Fallback(SettingDefinition definition) => Configured(definition.Key) ?? DefaultOf(definition);

    public string Now(SettingDefinition definition) => Stored(definition.Key) ?? Fallback(definition);

    /// <summary>Null when <paramref name="value"/> is one that the setting takes, else what is wrong with it.</summary>
    public static FieldError? Check(SettingDefinition definition, string value) => definition.Kind switch
    {
        SettingKind.Toggle => bool.TryParse(value, out _) ? null : new FieldError(definition.Key, "setting.toggle", [definition.Key, Shown(value)]),
        SettingKind.Number => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= definition.Least && number <= definition.Most
            ? null
            : new FieldError(definition.Key, "setting.range", [definition.Key, Shown(value), definition.Least, definition.Most]),
        _ => TextRules.Check(definition.Key, value, definition.Most),
    };

    /// <summary>What the validators of the options have against the configuration as it would be.</summary>
    public IReadOnlyList<string> Failures(IReadOnlyDictionary<string, string?> changes)
    {
        Dictionary<string, string?> next = new(configuration.AsEnumerable(), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in changes)
        {
            next[key] = value ?? Configured(key);
        }

        var wouldBe = new ConfigurationBuilder().AddInMemoryCollection(next.Where(pair => pair.Value is not null)).Build();
        return [.. _sections.Values.SelectMany(section => section.Failures(wouldBe))];
    }

    private static string Shown(string value) => TextRules.ForLog(value, 40);
}
