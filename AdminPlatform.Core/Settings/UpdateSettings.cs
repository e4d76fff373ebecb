using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Settings;

/// <summary>Some setting changed and holds already.</summary>
public sealed record SettingsChanged;

/// <summary>Changes settings, all or none; they hold from then on, without restart.</summary>
public sealed class UpdateSettings : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Changes _changes;
    private readonly SettingValues _values;
    private readonly StoredSettings _stored;
    private readonly Feed _feed;

    internal UpdateSettings(Changes changes, SettingValues values, StoredSettings stored, Feed feed)
    {
        _changes = changes;
        _values = values;
        _stored = stored;
        _feed = feed;
    }

    /// <summary>
    /// Sets the settings by their keys; null takes one back to what files, environment or command line say, or to its default. Errors, each by
    /// its key: <c>setting.unknown</c>, <c>setting.toggle</c>, <c>setting.range</c>, a text that breaks a rule, <c>setting.rejected</c>; and
    /// <c>access.denied</c>.
    /// </summary>
    public async Task<Result<Done>> RunAsync(Actor actor, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken)
    {
        // One after the other, so that what is checked against is what holds, and the last to commit is the last to take effect.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var change = new Change("settings", "edit") { Permission = SettingPermissions.Edit, Input = changes, Target = NameOf(changes.Keys) };
            return await _changes.RunAsync<Done>(actor, change, scope => SaveAsync(scope, changes, cancellationToken), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static string NameOf(IEnumerable<string> keys) => TextRules.ForLog(string.Join(", ", keys), 254);

    private async Task<Result<Done>> SaveAsync(ChangeScope scope, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken)
    {
        if (Check(changes) is { } wrong)
        {
            return wrong;
        }

        var next = changes.ToDictionary(change => SettingCatalog.Find(change.Key)!, change => Normal(change.Key, change.Value));
        var keys = next.Keys.Select(definition => definition.Key).ToArray();
        var rows = await scope.Database.Settings.Where(setting => keys.Contains(setting.Key)).ToDictionaryAsync(setting => setting.Key, cancellationToken);
        foreach (var (definition, value) in next)
        {
            scope.Changed(definition.Key, _values.Now(definition), value ?? _values.Fallback(definition));
            Save(scope, rows.GetValueOrDefault(definition.Key), definition.Key, value);
        }

        scope.AfterCommit(() =>
        {
            _stored.Apply(next.ToDictionary(change => change.Key.Key, change => change.Value));
            _feed.Publish(new SettingsChanged());
        });
        return Done.Yes;
    }

    private static void Save(ChangeScope scope, Setting? row, string key, string? value)
    {
        if (value is null)
        {
            if (row is not null)
            {
                scope.Database.Settings.Remove(row);
            }
        }
        else if (row is null)
        {
            scope.Database.Settings.Add(new Setting { Key = key, Value = value, UpdatedAt = scope.Now });
        }
        else
        {
            (row.Value, row.UpdatedAt) = (value, scope.Now);
        }
    }

    private Error? Check(IReadOnlyDictionary<string, string?> changes)
    {
        FieldError[] wrong =
        [
            .. changes.Select(change => SettingCatalog.Find(change.Key) is not { } definition ? new FieldError(change.Key, "setting.unknown", [TextRules.ForLog(change.Key, 128)])
                : change.Value is null ? null
                : SettingValues.Check(definition, change.Value)).OfType<FieldError>(),
        ];
        return wrong.Length > 0 ? Error.Invalid(wrong)
            : _values.Failures(changes) is [_, ..] failures ? Error.Invalid([.. failures.Select(failure => Rejected(failure, changes.Keys))])
            : null;
    }

    /// <summary>A validator names the key; where it names another one, all the changes are to blame.</summary>
    private static FieldError Rejected(string failure, IEnumerable<string> keys) => new(
        keys.FirstOrDefault(key => failure.Contains(key, StringComparison.OrdinalIgnoreCase)) ?? "", "setting.rejected", [failure]);

    private static string? Normal(string key, string? value) => value is null ? null : SettingCatalog.Find(key)!.Kind switch
    {
        SettingKind.Toggle => bool.Parse(value) ? "true" : "false",
        SettingKind.Number => int.Parse(value, System.Globalization.CultureInfo.InvariantCulture).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value.Trim(),
    };
}
