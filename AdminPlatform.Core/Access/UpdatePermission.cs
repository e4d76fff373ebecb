using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Changes a permission; of one that is declared in code only the description, and whether it is enabled.</summary>
public sealed class UpdatePermission
{
    private readonly Changes _changes;
    private readonly Feed _feed;

    internal UpdatePermission(Changes changes, Feed feed)
    {
        _changes = changes;
        _feed = feed;
    }

    /// <summary>
    /// Errors: a field that breaks a rule, <c>permission.not_found</c>, <c>permission.above</c>, <c>permission.declared</c>,
    /// <c>permission.name_taken</c>, <c>access.denied</c>.
    /// </summary>
    public Task<Result<PermissionDetails>> RunAsync(Actor actor, int id, PermissionChanges changes, CancellationToken cancellationToken) =>
        _changes.RunAsync<PermissionDetails>(actor, PermissionWriter.Of("edit", PermissionPermissions.Edit, id) with { Input = changes }, async scope =>
        {
            var found = await PermissionWriter.FindAsync(scope, id, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            var permission = found.Value;
            if (permission.IsDeclared && FixedField(permission, changes) is { } field)
            {
                return Error.Invalid(field, "permission.declared", permission.Name);
            }

            if (permission.IsDeclared && changes.IsEnabled is { } enabled && enabled != permission.IsEnabled && actor.DenyUnlessAdmin() is { } denied)
            {
                return denied;
            }

            var before = permission.Name;
            if (await PermissionWriter.ApplyAsync(scope, permission, Complete(permission, changes), cancellationToken) is { } wrong)
            {
                return wrong;
            }

            await scope.Database.SaveChangesAsync(cancellationToken);
            if (permission.Name != before)
            {
                await scope.Database.Set<RolePermission>().Where(held => held.Permission == before)
                    .ExecuteUpdateAsync(held => held.SetProperty(row => row.Permission, permission.Name), cancellationToken);
            }

            scope.AfterCommit(() => _feed.Publish(new RolesChanged()));
            return await scope.Database.Permissions.AsNoTracking().Where(row => row.Id == id).Select(PermissionDetails.FromPermission).FirstAsync(cancellationToken);
        }, cancellationToken);

    private static string? FixedField(Permission permission, PermissionChanges changes) =>
        changes.Name is { } name && name != permission.Name ? "name"
        : changes.Module is { Length: > 0 } module && module != permission.Module ? "module"
        : changes.Action is { Length: > 0 } action && action != permission.Action ? "action"
        : null;

    /// <summary>Module and action that followed from the name follow the new one.</summary>
    private static PermissionChanges Complete(Permission permission, PermissionChanges changes)
    {
        var name = changes.Name ?? permission.Name;
        var (module, action) = PermissionWriter.Derive(name);
        var follows = PermissionWriter.Derive(permission.Name) == (permission.Module, permission.Action);
        return changes with
        {
            Module = changes.Module is { Length: 0 } || (changes.Module is null && follows) ? module : changes.Module,
            Action = changes.Action is { Length: 0 } || (changes.Action is null && follows) ? action : changes.Action,
        };
    }
}
