using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Changes a role: what it is called, what it grants, enabled or disabled.</summary>
public sealed class UpdateRole
{
    private readonly Changes _changes;
    private readonly RoleWriter _writer;

    internal UpdateRole(Changes changes, RoleWriter writer)
    {
        _changes = changes;
        _writer = writer;
    }

    /// <summary>
    /// Errors: a field that breaks a rule, <c>role.not_found</c>, <c>role.above</c>, <c>role.built_in</c>, <c>role.name_taken</c>,
    /// <c>role.self</c>, <c>permission.not_found</c>, <c>permission.above</c>, <c>access.denied</c>.
    /// </summary>
    public Task<Result<RoleDetails>> RunAsync(Actor actor, int id, RoleChanges changes, CancellationToken cancellationToken) =>
        _changes.RunAsync<RoleDetails>(actor, RoleChange.Of("edit", RolePermissions.Edit, id) with { Input = changes }, async scope =>
        {
            var found = await RoleChange.FindAsync(scope, id, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            var role = found.Value;
            var fixedField = role.Name == BuiltInRoles.Admin ? await ChangedOfAdminAsync(scope, role, changes, cancellationToken)
                : role.IsBuiltIn && changes.Name is not null && changes.Name != role.Name ? "name"
                : null;
            if (fixedField is not null)
            {
                return Error.Invalid(fixedField, "role.built_in", role.Name!);
            }

            // The admin role has no rows for what it holds: there is nothing to replace.
            var wanted = role.Name == BuiltInRoles.Admin ? changes with { Permissions = null, PermissionIds = null } : changes;
            if (await RoleWriter.ApplyAsync(scope, role, wanted, cancellationToken) is { } wrong)
            {
                return wrong;
            }

            if (await LosesEditingAsync(scope, role, cancellationToken))
            {
                return Error.Invalid(role.IsEnabled ? "permissions" : "status", "role.self", role.Name!);
            }

            await scope.Database.SaveChangesAsync(cancellationToken);
            _writer.Tell(scope);
            return await RoleWriter.ReadAsync(scope.Database, id, cancellationToken);
        }, cancellationToken);

    /// <summary>The first field that would change of the admin role; a client that sends the role back as it got it changes none.</summary>
    private static async Task<string?> ChangedOfAdminAsync(ChangeScope scope, Role admin, RoleChanges changes, CancellationToken cancellationToken)
    {
        if (changes.Name is { } name && name != admin.Name)
        {
            return "name";
        }

        if (changes.Description is { } description && description != admin.Description)
        {
            return "description";
        }

        if (changes.IsEnabled == false)
        {
            return "status";
        }

        if (changes.PermissionIds is null && changes.Permissions is null)
        {
            return null;
        }

        var ids = changes.PermissionIds ?? [];
        var names = changes.Permissions ?? [];
        return await scope.Database.Permissions.AnyAsync(permission => !ids.Contains(permission.Id) && !names.Contains(permission.Name), cancellationToken)
            ? "permissions"
            : null;
    }

    /// <summary>Whether the actor could not undo it, because they edit roles by this role alone.</summary>
    private static async Task<bool> LosesEditingAsync(ChangeScope scope, Role role, CancellationToken cancellationToken)
    {
        var actor = scope.Actor;
        if (actor.IsAdmin || (role.IsEnabled && role.Permissions.Any(permission => permission.Permission == RolePermissions.Edit)))
        {
            return false;
        }

        var own = await scope.Database.Users.Where(user => user.Id == actor.UserId).SelectMany(user => user.Roles)
            .Select(userRole => new { userRole.RoleId, Edits = userRole.Role.IsEnabled && userRole.Role.Permissions.Any(permission => permission.Permission == RolePermissions.Edit) })
            .ToListAsync(cancellationToken);
        return own.Exists(held => held.RoleId == role.Id && held.Edits) && !own.Exists(held => held.RoleId != role.Id && held.Edits);
    }
}
