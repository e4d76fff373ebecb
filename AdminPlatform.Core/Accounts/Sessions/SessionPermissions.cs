namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>What may be done with other people's sessions.</summary>
public static class SessionPermissions
{
    public const string View = "session:view";
    public const string Revoke = "session:revoke";

    public static readonly IReadOnlyList<string> All = [View, Revoke];
}
