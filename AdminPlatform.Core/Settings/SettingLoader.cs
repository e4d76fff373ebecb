using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Settings;

/// <summary>
/// Takes over at start what was set in the console. What no longer validates, because it comes from another version or somebody wrote it into
/// the database, is left out with a warning: a value set in the console must not keep the product from starting.
/// </summary>
public sealed partial class SettingLoader
{
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly SettingValues _values;
    private readonly StoredSettings _stored;
    private readonly UnknownKeys _unknown;
    private readonly ILogger<SettingLoader> _logger;

    internal SettingLoader(IDbContextFactory<AppDbContext> contexts, SettingValues values, StoredSettings stored, UnknownKeys unknown, ILogger<SettingLoader> logger)
    {
        _contexts = contexts;
        _values = values;
        _stored = stored;
        _unknown = unknown;
        _logger = logger;
    }

    /// <summary>Once the database is up to date, before anything else reads a setting from it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        _unknown.Warn();
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Settings.AsNoTracking().OrderBy(setting => setting.Key).ToListAsync(cancellationToken);
        var good = rows.Where(row => Accept(row, SettingCatalog.Find(row.Key) is { } known ? SettingValues.Check(known, row.Value)?.Code : "setting.unknown"))
            .ToDictionary(row => row.Key, row => (string?)row.Value);
        _stored.Apply(_values.Failures(good).Count == 0 ? good : OneByOne(rows.Where(row => good.ContainsKey(row.Key))));
    }

    private Dictionary<string, string?> OneByOne(IEnumerable<Setting> rows)
    {
        Dictionary<string, string?> good = [];
        foreach (var row in rows)
        {
            good[row.Key] = row.Value;
            if (!Accept(row, _values.Failures(good) is [{ } failure, ..] ? failure : null))
            {
                good.Remove(row.Key);
            }
        }

        return good;
    }

    private bool Accept(Setting row, string? wrong)
    {
        if (wrong is not null)
        {
            LogIgnored(row.Key, row.Value, wrong);
        }

        return wrong is null;
    }

    [LoggerMessage(LogLevel.Warning, "{Key} was set to '{Value}' in the console, which does not hold ({Reason}): it is ignored. Set it again in the console.")]
    private partial void LogIgnored(string key, string value, string reason);
}
