namespace AdminPlatform.Core.Audit;

/// <summary>What may be done with the login and operation logs.</summary>
public static class LogPermissions
{
    public const string View = "log:view";

    public static readonly IReadOnlyList<string> All = [View];
}
