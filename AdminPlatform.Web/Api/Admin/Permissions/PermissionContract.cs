using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Admin.Permissions;

/// <summary>Body of <c>POST /permissions</c>.</summary>
/// <param name="Name">Required, e.g. <c>report:view</c>.</param>
/// <param name="Description">Empty by default.</param>
/// <param name="Module">What stands before the colon by default.</param>
/// <param name="Action">What stands after the colon by default.</param>
/// <param name="Status">1 enabled, which is the default, or 0 disabled.</param>
public sealed record CreatePermissionRequest(string? Name, string? Description, string? Module, string? Action, int? Status)
{
    internal Error? Check() => new List<FieldError>([.. AdminFields.Required(("name", Name)), .. AdminFields.Status(Status)]).AsError();

    internal NewPermission AsNewPermission() =>
        new(Name!) { Description = Description ?? "", Module = Module ?? "", Action = Action ?? "", IsEnabled = Status != 0 };
}

/// <summary>Body of <c>PUT /permissions/{id}</c>; what is not given stays.</summary>
/// <param name="Status">1 enabled, 0 disabled.</param>
public sealed record UpdatePermissionRequest(string? Name, string? Description, string? Module, string? Action, int? Status)
{
    internal Error? Check() => AdminFields.Status(Status).ToList().AsError();

    internal PermissionChanges AsChanges() =>
        new() { Name = Name, Description = Description, Module = Module, Action = Action, IsEnabled = AdminFields.IsOn(Status) };
}

/// <summary>A permission, by the way.</summary>
public sealed record PermissionName(int Id, string Name, string Description)
{
    internal static PermissionName Of(PermissionDetails permission, AccessText text) => new(permission.Id, permission.Name, text.Of(permission));
}

/// <summary>A permission in this dialect.</summary>
/// <param name="Status">1 enabled; 0 disabled, then no role grants it.</param>
public sealed record PermissionView(
    int Id, string Name, string Description, string Module, string Action, int Status, DateTime CreatedAt, DateTime UpdatedAt)
{
    internal static PermissionView Of(PermissionDetails permission, AccessText text) => new(
        permission.Id,
        permission.Name,
        text.Of(permission),
        permission.Module,
        permission.Action,
        AdminFields.Of(permission.IsEnabled),
        permission.CreatedAt,
        permission.UpdatedAt);
}

/// <summary>The permissions about one thing.</summary>
public sealed record ModuleView(string Name, IReadOnlyList<PermissionName> Permissions)
{
    internal static ModuleView Of(PermissionModule module, AccessText text) =>
        new(module.Name, [.. module.Permissions.Select(permission => PermissionName.Of(permission, text))]);
}

/// <summary>All modules.</summary>
public sealed record ModulesView(IReadOnlyList<ModuleView> Items);
