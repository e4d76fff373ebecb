using AdminPlatform.Core.Audit;
using AdminPlatform.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Shell;

/// <summary>Says what somebody did in a sentence.</summary>
internal static class ActivityWords
{
    public static string For(Activity activity, IStringLocalizer<Text> texts)
    {
        var key = $"activity.{activity.Module}.{activity.Action}";
        var failed = activity is { Succeeded: false, Type: ActivityReader.Login } ? ".failed" : "";
        var sentence = texts[key + failed, activity.UserName, activity.Target];
        return sentence.ResourceNotFound ? texts["activity.other", activity.UserName, activity.Target, $"{activity.Module}.{activity.Action}"] : sentence;
    }

    public static string IconOf(Activity activity) => activity switch
    {
        { Succeeded: false } => "alert",
        { Module: "sessions" } => "lock",
        { Module: "servers" or "monitor" } => "server",
        _ => "edit",
    };
}
