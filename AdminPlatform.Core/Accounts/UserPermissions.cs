namespace AdminPlatform.Core.Accounts;

/// <summary>What may be done with users.</summary>
public static class UserPermissions
{
    public const string View = "user:view";
    public const string Create = "user:create";
    public const string Edit = "user:edit";
    public const string Delete = "user:delete";

    public static readonly IReadOnlyList<string> All = [View, Create, Edit, Delete];
}
