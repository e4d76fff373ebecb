using AdminPlatform.Core.Access;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Resources;

/// <summary>Describes roles and permissions: what ships with the product in the current language, the others as somebody described them.</summary>
internal sealed class AccessText(IStringLocalizer<Text> texts)
{
    /// <summary>Empty when nobody described it.</summary>
    public string Of(PermissionDetails permission) =>
        permission is { IsDeclared: true, Description.Length: 0 } ? Known($"permission.{permission.Name}") ?? "" : permission.Description;

    /// <summary>Empty when nobody described it.</summary>
    public string Of(RoleDetails role) => BuiltInRoles.IsDescribedByDefault(role) ? Known($"role.{role.Name}") ?? "" : role.Description;

    /// <summary>What the permissions of a module are about.</summary>
    public string Module(string name) => Known($"permissions.module.{name}") ?? (name.Length == 0 ? texts["permissions.module-none"] : name);

    private string? Known(string key) => texts[key] is { ResourceNotFound: false } text ? text.Value : null;
}
