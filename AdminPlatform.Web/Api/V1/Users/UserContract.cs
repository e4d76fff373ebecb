using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1.Users;

/// <summary>A user in this dialect, for clients of both documents.</summary>
/// <param name="Username">What they sign in by.</param>
/// <param name="Email">Empty when there is none.</param>
/// <param name="Status">1 enabled, 0 disabled; the same as <paramref name="IsActive"/>.</param>
/// <param name="Role"><c>admin</c> for whoever has that role, else the first one.</param>
/// <param name="Roles">Names.</param>
/// <param name="Permissions">Names of what the enabled ones among the roles grant.</param>
/// <param name="LastLogin">Null before the first sign-in.</param>
public sealed record UserView(
    int Id,
    string Username,
    string Name,
    string Email,
    string Phone,
    string Nickname,
    string Avatar,
    int Status,
    bool IsActive,
    string Role,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Permissions,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    DateTime? LastLogin)
{
    internal static UserView Of(UserDetails user, RoleGrants grants) => new(
        user.Id,
        user.UserName,
        user.Name,
        user.Email ?? "",
        user.Phone,
        user.Nickname,
        user.Avatar,
        user.IsEnabled ? 1 : 0,
        user.IsEnabled,
        user.IsAdmin ? BuiltInRoles.Admin : user.Roles.FirstOrDefault(BuiltInRoles.User),
        user.Roles,
        grants.Of(user.Roles),
        user.CreatedAt,
        user.UpdatedAt,
        user.LastLoginAt);
}

/// <summary>One page of users.</summary>
public sealed record UserPage(IReadOnlyList<UserView> Users, long Total, int Page, int Size);

/// <summary>Body of <c>POST users</c>; the user gets the role <c>user</c>.</summary>
/// <param name="Username">3–20 characters.</param>
/// <param name="Password">At least 6 characters.</param>
/// <param name="Email">Optional.</param>
/// <param name="Name">Optional; full name.</param>
/// <param name="Mobile">Optional; telephone number.</param>
public sealed record CreateUserRequest(string? Username, string? Password, string? Email, string? Name, string? Mobile)
{
    internal Error? Check() =>
        Required.Check(("username", Username), ("password", Password))
        ?? (Username!.Length > RegisterUser.UserNameMaxLength
            ? Error.Invalid("username", "user.name_length", User.UserNameMinLength, RegisterUser.UserNameMaxLength)
            : null);

    internal NewUser AsNewUser() => new(Username!, Password!) { Email = Email, Name = Name ?? "", Phone = Mobile ?? "", Roles = [BuiltInRoles.User] };
}

/// <summary>Body of <c>PUT users/{id}</c>; what is not given stays.</summary>
/// <param name="Email">Empty removes it.</param>
/// <param name="Status">1 enabled, 0 disabled.</param>
public sealed record UpdateUserRequest(string? Email, int? Status)
{
    internal Error? Check() => Status is null or 0 or 1 ? null : Error.Invalid("status", "field.one_of", "status", Status, "0, 1");

    internal UserChanges AsChanges() => new() { Email = Email, IsEnabled = Status is { } status ? status == 1 : null };
}

/// <summary>Body of <c>PUT users/profile</c>; what is not given stays. There is nothing here that would raise anybody's rights.</summary>
/// <param name="Email">Empty removes it.</param>
/// <param name="Name">Full name.</param>
/// <param name="Mobile">Telephone number.</param>
public sealed record UpdateProfileRequest(string? Email, string? Name, string? Nickname, string? Mobile, string? Avatar)
{
    internal ProfileChanges AsChanges() => new() { Email = Email, Name = Name, Nickname = Nickname, Phone = Mobile, Avatar = Avatar };
}

/// <summary>Body of <c>PUT users/Password</c> and <c>POST user/change-password</c>.</summary>
/// <param name="NewPassword">At least 6 characters.</param>
public sealed record ChangePasswordRequest(string? OldPassword, string? NewPassword)
{
    internal Error? Check() => Required.Check(("old_password", OldPassword), ("new_password", NewPassword));
}

/// <summary>How many users there are. Days and months are those of UTC.</summary>
public sealed record StatsView(long Total, long Active, long Inactive, long TodayRegistered, long ThisMonthRegistered)
{
    internal static StatsView Of(UserStats stats) => new(stats.Total, stats.Active, stats.Inactive, stats.RegisteredToday, stats.RegisteredThisMonth);
}
