using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Reads roles with all that is told about them.</summary>
internal static class RoleDetailsQuery
{
    public static async Task<List<RoleDetails>> ToDetailsAsync(this IQueryable<Role> roles, AppDbContext database, CancellationToken cancellationToken)
    {
        var rows = await roles.AsNoTracking()
            .Select(role => new
            {
                role.Id,
                Name = role.Name!,
                role.Description,
                role.IsEnabled,
                role.IsBuiltIn,
                role.RequiresTwoFactor,
                Held = role.Permissions.Select(permission => permission.Permission).ToList(),
                Users = database.Users.Count(user => user.Roles.Any(userRole => userRole.RoleId == role.Id)),
                role.CreatedAt,
                role.UpdatedAt,
            })
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        var permissions = rows.Exists(row => row.Held.Count > 0 || row.Name == BuiltInRoles.Admin)
            ? await database.Permissions.AsNoTracking().OrderBy(permission => permission.Id).Select(PermissionDetails.FromPermission).ToListAsync(cancellationToken)
            : [];
        return
        [
            .. rows.Select(row => new RoleDetails(
                row.Id, row.Name, row.Description, row.IsEnabled, row.IsBuiltIn, row.RequiresTwoFactor, Held(row.Name, row.Held), row.Users, row.CreatedAt, row.UpdatedAt)),
        ];

        List<PermissionDetails> Held(string role, List<string> held)
        {
            if (role == BuiltInRoles.Admin)
            {
                return permissions;
            }

            var names = held.ToHashSet();
            return [.. permissions.Where(permission => names.Contains(permission.Name))];
        }
    }
}
