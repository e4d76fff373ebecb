namespace AdminPlatform.Core.Servers;

/// <summary>What may be done with servers.</summary>
public static class ServerPermissions
{
    public const string View = "server:view";
    public const string Create = "server:create";
    public const string Edit = "server:edit";
    public const string Delete = "server:delete";

    public static readonly IReadOnlyList<string> All = [View, Create, Edit, Delete];
}
