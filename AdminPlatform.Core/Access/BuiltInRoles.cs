using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;

namespace AdminPlatform.Core.Access;

/// <summary>The roles every installation has.</summary>
public static class BuiltInRoles
{
    /// <summary>Holds everything, always.</summary>
    public const string Admin = "admin";

    /// <summary>Runs servers and watches them.</summary>
    public const string Operator = "operator";

    /// <summary>Looks, touches nothing.</summary>
    public const string Viewer = "viewer";

    /// <summary>Holds nothing until it is given something.</summary>
    public const string User = "user";

    /// <summary>Whether nobody described <paramref name="role"/> otherwise than the product does, so that whoever shows it words it.</summary>
    public static bool IsDescribedByDefault(RoleDetails role) =>
        role.IsBuiltIn && (role.Description.Length == 0 || All.Any(known => known.Name == role.Name && known.FormerDescription == role.Description));

    /// <summary>Earlier versions wrote a description in English into the database.</summary>
    internal static readonly IReadOnlyList<(string Name, string FormerDescription, IReadOnlyList<string> Permissions)> All =
    [
        (Admin, "Everything", []),
        (Operator, "Servers and monitoring", [.. ServerPermissions.All, .. MonitorPermissions.All]),
        (Viewer, "Servers and monitoring, reading only", [ServerPermissions.View, MonitorPermissions.View]),
        (User, "Nothing until given", []),
    ];
}
