namespace AdminPlatform.Core.Monitoring;

/// <summary>What may be done with monitoring.</summary>
public static class MonitorPermissions
{
    public const string View = "monitor:view";
    public const string Edit = "monitor:edit";

    public static readonly IReadOnlyList<string> All = [View, Edit];
}
