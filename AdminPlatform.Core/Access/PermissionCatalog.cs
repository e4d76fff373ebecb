namespace AdminPlatform.Core.Access;

/// <summary>Every permission that the product knows, by its code <c>module:action</c>; each feature declares its own.</summary>
public static class PermissionCatalog
{
    public static readonly IReadOnlyList<string> All =
    [
        .. Accounts.UserPermissions.All,
        .. Servers.ServerPermissions.All,
        .. Monitoring.MonitorPermissions.All,
        .. Audit.LogPermissions.All,
        .. RolePermissions.All,
        .. PermissionPermissions.All,
        .. Accounts.Sessions.SessionPermissions.All,
        .. Files.FilePermissions.All,
        .. Settings.SettingPermissions.All,
    ];
}
