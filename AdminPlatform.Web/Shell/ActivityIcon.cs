using AdminPlatform.Core.Audit;

namespace AdminPlatform.Web.Shell;

/// <summary>The little picture beside what somebody did.</summary>
internal static class ActivityIcon
{
    public static string Of(Activity activity) => activity switch
    {
        { Succeeded: false } => "alert",
        { Module: "sessions" } => "lock",
        { Module: "servers" or "monitoring" } => "server",
        _ => "edit",
    };
}
