using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Settings;

/// <summary>Says at start which configuration keys mean nothing: a slip of the finger would otherwise look like a setting that does not work.</summary>
internal sealed partial class UnknownKeys(IConfiguration configuration, IEnumerable<SettingSection> sections, ILogger<UnknownKeys> logger)
{
    private const int FarthestSlip = 3;

    public void Warn()
    {
        foreach (var section in sections)
        {
            foreach (var child in configuration.GetSection(section.Name).GetChildren())
            {
                if (!section.Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                {
                    LogUnknown(child.Path, Nearest(section, child.Key) is { } nearest ? $" Did you mean {section.Name}:{nearest}?" : "");
                }
            }
        }
    }

    private static string? Nearest(SettingSection section, string key) => section.Keys
        .Select(known => (Known: known, Slips: Distance(known.ToUpperInvariant(), key.ToUpperInvariant())))
        .Where(candidate => candidate.Slips <= FarthestSlip)
        .OrderBy(candidate => candidate.Slips)
        .Select(candidate => candidate.Known)
        .FirstOrDefault();

    /// <summary>Letters to insert, delete or replace (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [LoggerMessage(LogLevel.Warning, "The configuration key {Key} is unknown and ignored.{Hint}")]
    private partial void LogUnknown(string key, string hint);
}
