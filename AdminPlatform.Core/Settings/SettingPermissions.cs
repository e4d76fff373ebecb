namespace AdminPlatform.Core.Settings;

/// <summary>What may be done with the settings in the console.</summary>
public static class SettingPermissions
{
    public const string View = "setting:view";
    public const string Edit = "setting:edit";

    public static readonly IReadOnlyList<string> All = [View, Edit];
}
