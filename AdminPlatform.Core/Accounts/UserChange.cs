using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>What the changes of an existing user have in common.</summary>
internal static class UserChange
{
    public const string Module = "users";

    public static Change Of(string action, string permission, int userId) =>
        new(Module, action) { Permission = permission, TargetId = userId.ToString(CultureInfo.InvariantCulture) };

    /// <summary>The user with their roles, tracked. Errors: <c>user.not_found</c>; <c>user.above</c> when they may do something that the actor may not.</summary>
    public static async Task<Result<User>> FindAsync(ChangeScope scope, int userId, CancellationToken cancellationToken)
    {
        var user = await scope.Database.Users
            .Include(user => user.Roles).ThenInclude(userRole => userRole.Role.Permissions)
            .AsSplitQuery()
            .FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);
        if (user is null)
        {
            return Error.NotFound(UserReader.NotFoundCode);
        }

        scope.Target = user.UserName!;
        return user.Roles.All(userRole => scope.Actor.MayGrant(userRole.Role)) ? user : Error.Forbidden("user.above");
    }

    /// <summary>Whether an enabled admin other than <paramref name="userId"/> remains.</summary>
    public static Task<bool> AnotherAdminAsync(ChangeScope scope, int userId, CancellationToken cancellationToken) =>
        scope.Database.Users.AnyAsync(
            user => user.Id != userId && user.IsEnabled && user.Roles.Any(userRole => userRole.Role.Name == BuiltInRoles.Admin),
            cancellationToken);
}
