using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary>A role.</summary>
/// <param name="Description">In the caller's language for what ships with the product.</param>
/// <param name="Permissions">Names.</param>
/// <param name="Status">1 enabled, 0 disabled; the same as <paramref name="IsActive"/>.</param>
/// <param name="IsBuiltIn">Ships with the product: can be neither renamed nor deleted.</param>
/// <param name="UserCount">How many users have it.</param>
public sealed record RoleView(
    int Id,
    string Name,
    string Description,
    IReadOnlyList<string> Permissions,
    int Status,
    bool IsActive,
    bool IsBuiltIn,
    int UserCount,
    DateTime CreatedAt,
    DateTime UpdatedAt);

/// <summary>One page of roles.</summary>
public sealed record RolePage(IReadOnlyList<RoleView> Roles, long Total, int Page, int Limit);

/// <summary>Body of <c>POST admin/roles/create</c>.</summary>
/// <param name="Permissions">Names; none when it is not given.</param>
public sealed record CreateRoleRequest(string? Name, string? Description, IReadOnlyList<string?>? Permissions)
{
    internal Error? Check() => Required.Check(("name", Name)) ?? (Required.Names("permissions", Permissions) is { } wrong ? Error.Invalid([wrong]) : null);

    internal NewRole AsNewRole() => new(Name!) { Description = Description ?? "", Permissions = [.. (Permissions ?? []).OfType<string>()] };
}

/// <summary>Body of <c>PUT admin/roles/{id}</c>; what is not given stays.</summary>
/// <param name="Permissions">Names of all it shall hold.</param>
/// <param name="IsActive">Whether it grants anything.</param>
public sealed record UpdateRoleRequest(string? Name, string? Description, IReadOnlyList<string?>? Permissions, bool? IsActive)
{
    internal Error? Check() => Required.Names("permissions", Permissions) is { } wrong ? Error.Invalid([wrong]) : null;

    internal RoleChanges AsChanges() =>
        new() { Name = Name, Description = Description, Permissions = Permissions is null ? null : [.. Permissions.OfType<string>()], IsEnabled = IsActive };
}
