using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Reads permissions. There are never many: see <see cref="CreatePermission.MaxCustom"/>.</summary>
public sealed class PermissionReader(IDbContextFactory<AppDbContext> contexts)
{
    public const string NotFoundCode = "permission.not_found";

    /// <summary>All permissions, or those of <paramref name="module"/>. Errors: <c>access.denied</c>.</summary>
    public async Task<Result<IReadOnlyList<PermissionDetails>>> ListAsync(Actor actor, string? module, CancellationToken cancellationToken)
    {
        if (actor.Deny(PermissionPermissions.View) is { } denied)
        {
            return denied;
        }

        if (TextRules.Check("module", module, Permission.ModuleMaxLength) is not null)
        {
            return new Result<IReadOnlyList<PermissionDetails>>([]);
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Permissions.AsNoTracking()
            .Where(permission => module == null || permission.Module == module)
            .OrderBy(permission => permission.Id)
            .Select(PermissionDetails.FromPermission)
            .ToListAsync(cancellationToken);
    }

    /// <summary>One permission. Errors: <c>permission.not_found</c>, <c>access.denied</c>.</summary>
    public async Task<Result<PermissionDetails>> GetAsync(Actor actor, int id, CancellationToken cancellationToken)
    {
        if (actor.Deny(PermissionPermissions.View) is { } denied)
        {
            return denied;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Permissions.AsNoTracking().Where(permission => permission.Id == id).Select(PermissionDetails.FromPermission).FirstOrDefaultAsync(cancellationToken)
            is { } found ? found : Error.NotFound(NotFoundCode) with { Arguments = [id] };
    }

    /// <summary>All permissions by what they are about, in the order in which they came to be. Errors: <c>access.denied</c>.</summary>
    public async Task<Result<IReadOnlyList<PermissionModule>>> ModulesAsync(Actor actor, CancellationToken cancellationToken) =>
        (await ListAsync(actor, null, cancellationToken)).Map<IReadOnlyList<PermissionModule>>(permissions =>
            [.. permissions.GroupBy(permission => permission.Module).Select(module => new PermissionModule(module.Key, [.. module]))]);

    /// <summary>How many roles hold each permission, by its name, the built-in <c>admin</c> not counted; a name that is missing is held by none. Errors: <c>access.denied</c>.</summary>
    public async Task<Result<IReadOnlyDictionary<string, int>>> HoldersAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Deny(PermissionPermissions.View) is { } denied)
        {
            return denied;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Set<RolePermission>().GroupBy(held => held.Permission)
            .Select(held => new { held.Key, Count = held.Count() })
            .ToDictionaryAsync(held => held.Key, held => held.Count, cancellationToken);
    }
}
