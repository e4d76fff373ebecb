using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Deletes a role that nobody has.</summary>
public sealed class DeleteRole
{
    private readonly Changes _changes;
    private readonly RoleWriter _writer;

    internal DeleteRole(Changes changes, RoleWriter writer)
    {
        _changes = changes;
        _writer = writer;
    }

    /// <summary>Errors: <c>role.not_found</c>, <c>role.above</c>, <c>role.built_in</c>, <c>role.in_use</c> with how many users have it, <c>access.denied</c>.</summary>
    public Task<Result<Done>> RunAsync(Actor actor, int id, CancellationToken cancellationToken) =>
        _changes.RunAsync<Done>(actor, RoleChange.Of("delete", RolePermissions.Delete, id), async scope =>
        {
            var found = await RoleChange.FindAsync(scope, id, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            var role = found.Value;
            if (role.IsBuiltIn)
            {
                return Error.Invalid("id", "role.built_in", role.Name!);
            }

            var users = await scope.Database.Users.CountAsync(user => user.Roles.Any(userRole => userRole.RoleId == id), cancellationToken);
            if (users > 0)
            {
                return Error.Conflict("id", "role.in_use", role.Name!, users);
            }

            // Deleted users keep their roles; those go with this one.
            scope.Database.Roles.Remove(role);
            await scope.Database.SaveChangesAsync(cancellationToken);
            _writer.Tell(scope);
            return Done.Yes;
        }, cancellationToken);
}
