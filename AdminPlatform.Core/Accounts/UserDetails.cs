using System.Linq.Expressions;
using AdminPlatform.Core.Access;

namespace AdminPlatform.Core.Accounts;

/// <summary>A user as everybody who may see users sees them.</summary>
/// <param name="Email">Null when there is none.</param>
/// <param name="Roles">Names of the roles they have, disabled ones included.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="LastLoginAt">UTC; null before the first sign-in.</param>
public sealed record UserDetails(
    int Id,
    string UserName,
    string? Email,
    string Name,
    string Nickname,
    string Phone,
    string Avatar,
    bool IsEnabled,
    IReadOnlyList<string> Roles,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    DateTime? LastLoginAt)
{
    /// <summary>Whether they have the built-in role <c>admin</c>.</summary>
    public bool IsAdmin => Roles.Contains(BuiltInRoles.Admin);

    internal static readonly Expression<Func<User, UserDetails>> FromUser = user => new UserDetails(
        user.Id,
        user.UserName!,
        user.Email,
        user.Name,
        user.Nickname,
        user.PhoneNumber ?? "",
        user.Avatar,
        user.IsEnabled,
        user.Roles.OrderBy(userRole => userRole.RoleId).Select(userRole => userRole.Role.Name!).ToList(),
        user.CreatedAt,
        user.UpdatedAt,
        user.LastLoginAt);
}
