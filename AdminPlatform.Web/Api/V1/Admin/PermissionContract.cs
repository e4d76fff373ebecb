using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary>A permission.</summary>
/// <param name="Name">Its code, e.g. <c>user:view</c>.</param>
/// <param name="Description">In the caller's language for what ships with the product.</param>
/// <param name="Resource">What it is about; called <c>module</c> elsewhere.</param>
/// <param name="Action">What it allows.</param>
/// <param name="Status">1 enabled, 0 disabled; the same as <paramref name="IsActive"/>.</param>
/// <param name="IsBuiltIn">Ships with the product: can be neither renamed nor deleted.</param>
public sealed record PermissionView(
    int Id,
    string Name,
    string Description,
    string Resource,
    string Action,
    int Status,
    bool IsActive,
    bool IsBuiltIn,
    DateTime CreatedAt,
    DateTime UpdatedAt);

/// <summary>One page of permissions.</summary>
public sealed record PermissionPage(IReadOnlyList<PermissionView> Permissions, long Total, int Page, int Limit);

/// <summary>Body of <c>POST admin/permissions/create</c>.</summary>
/// <param name="Resource">Taken from a name like <c>resource:action</c> where it is not given, and so is <paramref name="Action"/>.</param>
public sealed record CreatePermissionRequest(string? Name, string? Description, string? Resource, string? Action)
{
    internal Error? Check() => Required.Check(("name", Name));

    internal NewPermission AsNewPermission() => new(Name!) { Description = Description ?? "", Module = Resource ?? "", Action = Action ?? "" };
}

/// <summary>Body of <c>PUT admin/permissions/{id}</c>; what is not given stays.</summary>
/// <param name="IsActive">Whether roles grant it.</param>
public sealed record UpdatePermissionRequest(string? Name, string? Description, string? Resource, string? Action, bool? IsActive)
{
    internal PermissionChanges AsChanges() => new() { Name = Name, Description = Description, Module = Resource, Action = Action, IsEnabled = IsActive };
}
