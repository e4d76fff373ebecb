using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Admin.Users;

/// <summary>Body of <c>POST /users</c>.</summary>
/// <param name="Username">Required.</param>
/// <param name="Password">Required.</param>
/// <param name="Email">Unique when given.</param>
/// <param name="Nickname">Empty by default.</param>
/// <param name="Avatar">URL or path of a picture.</param>
/// <param name="Status">1 enabled, which is the default, or 0 disabled.</param>
/// <param name="RoleIds">All the roles they shall have; without it they get the role <c>user</c>.</param>
public sealed record CreateUserRequest(string? Username, string? Password, string? Email, string? Nickname, string? Avatar, int? Status, IReadOnlyList<int>? RoleIds)
{
    internal Error? Check() => new List<FieldError>([.. AdminFields.Required(("username", Username), ("password", Password)), .. AdminFields.Status(Status)]).AsError();

    internal NewUser AsNewUser() => new(Username!, Password!)
    {
        Email = Email,
        Nickname = Nickname ?? "",
        Avatar = Avatar ?? "",
        IsEnabled = Status != 0,
        Roles = RoleIds is null ? [BuiltInRoles.User] : [],
        RoleIds = RoleIds,
    };
}

/// <summary>Body of <c>PUT /users/{id}</c>; what is not given stays.</summary>
/// <param name="Email">Empty removes it.</param>
/// <param name="Nickname">Empty removes it.</param>
/// <param name="Avatar">Empty removes it.</param>
/// <param name="Status">1 enabled, 0 disabled.</param>
/// <param name="RoleIds">All the roles they shall have.</param>
public sealed record UpdateUserRequest(string? Email, string? Nickname, string? Avatar, int? Status, IReadOnlyList<int>? RoleIds)
{
    internal Error? Check() => AdminFields.Status(Status).ToList().AsError();

    internal UserChanges AsChanges() => new() { Email = Email, Nickname = Nickname, Avatar = Avatar, IsEnabled = AdminFields.IsOn(Status), RoleIds = RoleIds };
}

/// <summary>A user in this dialect.</summary>
/// <param name="Status">1 enabled, 0 disabled.</param>
/// <param name="LastLoginAt">Null before the first sign-in.</param>
public sealed record UserView(
    int Id,
    string Username,
    string Email,
    string Nickname,
    string Avatar,
    int Status,
    DateTime? LastLoginAt,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    internal static UserView Of(UserDetails user) => new(
        user.Id, user.UserName, user.Email ?? "", user.Nickname, user.Avatar, AdminFields.Of(user.IsEnabled), user.LastLoginAt, user.CreatedAt, user.UpdatedAt);
}

/// <summary>A role, by the way.</summary>
public sealed record RoleName(int Id, string Name, string Description)
{
    internal static RoleName Of(RoleDetails role, AccessText text) => new(role.Id, role.Name, text.Of(role));
}

/// <summary>A user with their roles.</summary>
/// <param name="Status">1 enabled, 0 disabled.</param>
/// <param name="Roles">Disabled ones included.</param>
/// <param name="LastLoginAt">Null before the first sign-in.</param>
public sealed record UserDetailView(
    int Id,
    string Username,
    string Email,
    string Nickname,
    string Avatar,
    int Status,
    IReadOnlyList<RoleName> Roles,
    DateTime? LastLoginAt,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    internal static UserDetailView Of(UserDetails user, IEnumerable<RoleDetails> roles, AccessText text) => new(
        user.Id,
        user.UserName,
        user.Email ?? "",
        user.Nickname,
        user.Avatar,
        AdminFields.Of(user.IsEnabled),
        [.. roles.Select(role => RoleName.Of(role, text))],
        user.LastLoginAt,
        user.CreatedAt,
        user.UpdatedAt);
}
