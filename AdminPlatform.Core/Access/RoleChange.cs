using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>What the changes of an existing role have in common.</summary>
internal static class RoleChange
{
    public static Change Of(string action, string permission, int roleId) =>
        new(RoleWriter.Module, action) { Permission = permission, TargetId = roleId.ToString(CultureInfo.InvariantCulture) };

    /// <summary>The role with its permissions, tracked. Errors: <c>role.not_found</c>; <c>role.above</c> when it grants something that the actor does not hold.</summary>
    public static async Task<Result<Role>> FindAsync(ChangeScope scope, int roleId, CancellationToken cancellationToken)
    {
        var role = await scope.Database.Roles.Include(role => role.Permissions).FirstOrDefaultAsync(role => role.Id == roleId, cancellationToken);
        if (role is null)
        {
            return Error.NotFound(RoleReader.NotFoundCode) with { Arguments = [roleId] };
        }

        scope.Target = role.Name!;
        return scope.Actor.MayGrant(role) ? role : Error.Forbidden("role.above") with { Arguments = [role.Name!] };
    }
}
