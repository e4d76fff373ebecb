using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.Admin.Permissions;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Admin.Roles;

/// <summary>Body of <c>POST /roles</c>.</summary>
/// <param name="Name">Required.</param>
/// <param name="Description">Empty by default.</param>
/// <param name="Status">1 enabled, which is the default, or 0 disabled.</param>
/// <param name="PermissionIds">What it shall hold; nothing by default.</param>
public sealed record CreateRoleRequest(string? Name, string? Description, int? Status, IReadOnlyList<int>? PermissionIds)
{
    internal Error? Check() => new List<FieldError>([.. AdminFields.Required(("name", Name)), .. AdminFields.Status(Status)]).AsError();

    internal NewRole AsNewRole() => new(Name!) { Description = Description ?? "", IsEnabled = Status != 0, PermissionIds = PermissionIds };
}

/// <summary>Body of <c>PUT /roles/{id}</c>; what is not given stays.</summary>
/// <param name="Status">1 enabled, 0 disabled.</param>
/// <param name="PermissionIds">All that it shall hold.</param>
public sealed record UpdateRoleRequest(string? Name, string? Description, int? Status, IReadOnlyList<int>? PermissionIds)
{
    internal Error? Check() => AdminFields.Status(Status).ToList().AsError();

    internal RoleChanges AsChanges() => new() { Name = Name, Description = Description, IsEnabled = AdminFields.IsOn(Status), PermissionIds = PermissionIds };
}

/// <summary>A role in this dialect.</summary>
/// <param name="Status">1 enabled; 0 disabled, then it grants nothing.</param>
/// <param name="Permissions">What it holds.</param>
public sealed record RoleView(
    int Id,
    string Name,
    string Description,
    int Status,
    IReadOnlyList<PermissionName> Permissions,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    internal static RoleView Of(RoleDetails role, AccessText text) => new(
        role.Id,
        role.Name,
        text.Of(role),
        AdminFields.Of(role.IsEnabled),
        [.. role.Permissions.Select(permission => PermissionName.Of(permission, text))],
        role.CreatedAt,
        role.UpdatedAt);
}
