using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Deletes a permission that no role holds and no code asks for.</summary>
public sealed class DeletePermission
{
    private readonly Changes _changes;
    private readonly Feed _feed;

    internal DeletePermission(Changes changes, Feed feed)
    {
        _changes = changes;
        _feed = feed;
    }

    /// <summary>
    /// Errors: <c>permission.not_found</c>, <c>permission.above</c>, <c>permission.declared</c>, <c>permission.in_use</c> with how many roles
    /// hold it, <c>access.denied</c>.
    /// </summary>
    public Task<Result<Done>> RunAsync(Actor actor, int id, CancellationToken cancellationToken) =>
        _changes.RunAsync<Done>(actor, PermissionWriter.Of("delete", PermissionPermissions.Delete, id), async scope =>
        {
            var found = await PermissionWriter.FindAsync(scope, id, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            var permission = found.Value;
            var holders = await scope.Database.Set<RolePermission>().CountAsync(held => held.Permission == permission.Name, cancellationToken);
            if (holders > 0)
            {
                return Error.Conflict("id", "permission.in_use", permission.Name, holders);
            }

            if (permission.IsDeclared)
            {
                return Error.Invalid("id", "permission.declared", permission.Name);
            }

            scope.Database.Permissions.Remove(permission);
            await scope.Database.SaveChangesAsync(cancellationToken);
            scope.AfterCommit(() => _feed.Publish(new RolesChanged()));
            return Done.Yes;
        }, cancellationToken);
}
