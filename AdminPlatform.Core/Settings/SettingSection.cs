using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Settings;

/// <summary>A section of the configuration, with the options that are read from it.</summary>
internal abstract class SettingSection(string name, Type type)
{
    public string Name { get; } = name;

    /// <summary>The keys that mean something in it.</summary>
    public IEnumerable<string> Keys { get; } = type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).Select(property => property.Name);

    /// <summary>What holds when nobody says anything.</summary>
    public abstract string DefaultOf(string property);

    /// <summary>What the options' own validators have against a configuration.</summary>
    public abstract IEnumerable<string> Failures(IConfiguration configuration);
}

internal sealed class SettingSection<TOptions>(string name, IEnumerable<IValidateOptions<TOptions>> validators) : SettingSection(name, typeof(TOptions))
    where TOptions : class, new()
{
    private static readonly TOptions s_defaults = new();

    public override string DefaultOf(string property) => typeof(TOptions).GetProperty(property)!.GetValue(s_defaults) switch
    {
        bool value => value ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public override IEnumerable<string> Failures(IConfiguration configuration)
    {
        TOptions options = new();
        try
        {
            configuration.GetSection(Name).Bind(options);
        }
        catch (InvalidOperationException exception)
        {
            return [exception.Message];
        }

        return validators.Select(validator => validator.Validate(Options.DefaultName, options)).Where(result => result.Failed).SelectMany(result => result.Failures!);
    }
}
