using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Sees to it that the declared permissions and the built-in roles exist. What an operator changed about them later is left alone.</summary>
public sealed class RoleSeeder(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var existing = await database.Roles.Select(role => role.Name).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await PermissionSync.ApplyAsync(database, PermissionCatalog.All, now, cancellationToken);
        foreach (var (name, _, permissions) in BuiltInRoles.All.Where(role => !existing.Contains(role.Name)))
        {
            var role = new Role
            {
                Name = name,
                NormalizedName = AccessNames.Normalize(name),
                IsBuiltIn = true,
                CreatedAt = now,
                UpdatedAt = now,
                ConcurrencyStamp = Guid.NewGuid().ToString(),
            };
            foreach (var permission in permissions)
            {
                role.Permissions.Add(new RolePermission { Permission = permission });
            }

            database.Roles.Add(role);
        }

        await database.SaveChangesAsync(cancellationToken);
    }
}
