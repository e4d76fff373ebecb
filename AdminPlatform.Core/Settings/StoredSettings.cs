using Microsoft.Extensions.Configuration;

namespace AdminPlatform.Core.Settings;

/// <summary>What was set in the console, as the last source of the configuration: it wins over files, environment and command line, and whoever reads options anew sees it.</summary>
public sealed class StoredSettings : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    internal string? Find(string key) => TryGet(key, out var value) ? value : null;

    /// <summary>Sets what has a value and takes away what has none; everybody who watches is told.</summary>
    internal void Apply(IReadOnlyDictionary<string, string?> changes)
    {
        Dictionary<string, string?> next = new(Data, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in changes)
        {
            if (value is null)
            {
                next.Remove(key);
            }
            else
            {
                next[key] = value;
            }
        }

        Data = next;
        OnReload();
    }
}
