using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Settings;

/// <summary>Who says what a setting is.</summary>
public enum SettingSource
{
    /// <summary>Nobody: it is the default.</summary>
    Default,

    /// <summary>A file, the environment or the command line.</summary>
    Configuration,

    /// <summary>The console.</summary>
    Console,
}

/// <summary>A setting as it is now.</summary>
/// <param name="Value">What holds.</param>
/// <param name="Fallback">What would hold if it were not set in the console.</param>
/// <param name="Default">What holds when nobody says anything.</param>
/// <param name="Source">Who says so.</param>
public sealed record SettingDetails(SettingDefinition Definition, string Value, string Fallback, string Default, SettingSource Source);

/// <summary>Reads the settings.</summary>
public sealed class SettingReader
{
    private readonly SettingValues _values;

    internal SettingReader(SettingValues values) => _values = values;

    /// <summary>All of them, in the order of <see cref="SettingCatalog.All"/>. Errors: <c>access.denied</c>.</summary>
    public Result<IReadOnlyList<SettingDetails>> List(Actor actor) =>
        actor.Deny(SettingPermissions.View) is { } denied ? denied : SettingCatalog.All.Select(DetailsOf).ToList();

    private SettingDetails DetailsOf(SettingDefinition definition) => new(
        definition,
        _values.Now(definition),
        _values.Fallback(definition),
        _values.DefaultOf(definition),
        _values.Stored(definition.Key) is not null ? SettingSource.Console
            : _values.Configured(definition.Key) is not null ? SettingSource.Configuration
            : SettingSource.Default);
}
