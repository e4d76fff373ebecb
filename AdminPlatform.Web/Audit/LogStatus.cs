namespace AdminPlatform.Web.Audit;

/// <summary>How an address names the result of what was tried.</summary>
internal static class LogStatus
{
    public const string Ok = "ok";
    public const string Failed = "failed";

    public static string? Of(string? text) => text is Ok or Failed ? text : null;

    public static bool? Succeeded(string? status) => status is null ? null : status == Ok;
}
