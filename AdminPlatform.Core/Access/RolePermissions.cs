namespace AdminPlatform.Core.Access;

/// <summary>What may be done with roles.</summary>
public static class RolePermissions
{
    public const string View = "role:view";
    public const string Create = "role:create";
    public const string Edit = "role:edit";
    public const string Delete = "role:delete";

    public static readonly IReadOnlyList<string> All = [View, Create, Edit, Delete];
}

/// <summary>What may be done with permissions.</summary>
public static class PermissionPermissions
{
    public const string View = "permission:view";
    public const string Create = "permission:create";
    public const string Edit = "permission:edit";
    public const string Delete = "permission:delete";

    public static readonly IReadOnlyList<string> All = [View, Create, Edit, Delete];
}
