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

    internal static readonly IReadOnlyList<(string Name, string Description, IReadOnlyList<string> Permissions)> All =
    [
        (Admin, "Everything", []),
        (Operator, "Servers and monitoring", [.. ServerPermissions.All, .. MonitorPermissions.All]),
        (Viewer, "Servers and monitoring, reading only", [ServerPermissions.View, MonitorPermissions.View]),
        (User, "Nothing until given", []),
    ];
}
