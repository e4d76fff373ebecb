using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Makes the table of permissions agree with <see cref="PermissionCatalog"/>: what features declare is there, what none declares any more is not.</summary>
internal static class PermissionSync
{
    /// <summary>Changes the tracked rows; the caller saves. Descriptions, and whether one is enabled, are an operator's and stay.</summary>
    public static async Task ApplyAsync(AppDbContext database, IReadOnlyCollection<string> declared, DateTime now, CancellationToken cancellationToken)
    {
        var existing = await database.Permissions.ToDictionaryAsync(permission => permission.Name, cancellationToken);
        var held = await database.Set<RolePermission>().Select(permission => permission.Permission).Distinct().ToListAsync(cancellationToken);
        foreach (var name in declared)
        {
            var permission = existing.GetValueOrDefault(name) ?? Add(database, name, isEnabled: true, now);
            permission.IsDeclared = true;
            (permission.Module, permission.Action) = PermissionWriter.Derive(name);
        }

        foreach (var gone in existing.Values.Where(permission => permission.IsDeclared && !declared.Contains(permission.Name)))
        {
            if (held.Contains(gone.Name))
            {
                (gone.IsDeclared, gone.IsEnabled, gone.UpdatedAt) = (false, false, now);
            }
            else
            {
                database.Permissions.Remove(gone);
            }
        }

        // A name that a role holds and nobody knows must not come to mean something by being created later.
        foreach (var unknown in held.Where(name => !existing.ContainsKey(name) && !declared.Contains(name)))
        {
            Add(database, unknown, isEnabled: false, now);
        }
    }

    private static Permission Add(AppDbContext database, string name, bool isEnabled, DateTime now)
    {
        var (module, action) = PermissionWriter.Derive(name);
        Permission permission = new() { Name = name, Module = Cut(module, Permission.ModuleMaxLength), Action = Cut(action, Permission.ActionMaxLength), IsEnabled = isEnabled, CreatedAt = now, UpdatedAt = now };
        database.Permissions.Add(permission);
        return permission;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
