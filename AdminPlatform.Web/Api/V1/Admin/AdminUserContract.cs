using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.V1.Users;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary>One page of users.</summary>
public sealed record AdminUserPage(IReadOnlyList<UserView> Users, long Total, int Page, int Limit);

/// <summary>Body of <c>POST admin/users/create</c>.</summary>
/// <param name="Email">Optional.</param>
/// <param name="Roles">Names; <c>user</c> when none is given.</param>
public sealed record AdminCreateUserRequest(string? Username, string? Email, string? Password, IReadOnlyList<string?>? Roles)
{
    internal Error? Check() =>
        Required.Check(("username", Username), ("password", Password)) ?? (Required.Names("roles", Roles) is { } wrong ? Error.Invalid([wrong]) : null);

    internal NewUser AsNewUser() => new(Username!, Password!) { Email = Email, Roles = Roles is { Count: > 0 } ? [.. Roles.OfType<string>()] : [BuiltInRoles.User] };
}

/// <summary>Body of <c>PUT admin/users/{id}</c>; what is not given stays.</summary>
/// <param name="Email">Empty removes it.</param>
/// <param name="Roles">Names of all the roles they shall have.</param>
public sealed record AdminUpdateUserRequest(string? Username, string? Email, IReadOnlyList<string?>? Roles)
{
    internal Error? Check() => Required.Names("roles", Roles) is { } wrong ? Error.Invalid([wrong]) : null;

    internal UserChanges AsChanges() => new() { UserName = Username, Email = Email, Roles = Roles is null ? null : [.. Roles.OfType<string>()] };
}
