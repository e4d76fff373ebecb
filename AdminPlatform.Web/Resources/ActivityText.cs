using AdminPlatform.Core.Audit;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Resources;

/// <summary>Says what somebody did in a sentence, in the current language.</summary>
internal sealed class ActivityText(IStringLocalizer<Text> texts)
{
    public string For(OperationEntry entry) => For(new Activity(
        entry.Id, ActivityReader.Operation, entry.At, entry.UserName, entry.Module, entry.Action,
        entry.Target.Length > 0 || entry.TargetId is null ? entry.Target : "#" + entry.TargetId, entry.Succeeded, entry.Reason));

    public string For(Activity activity)
    {
        var key = $"activity.{activity.Module}.{activity.Action}";
        var failed = activity is { Succeeded: false, Type: ActivityReader.Login } ? ".failed" : "";
        var sentence = texts[key + failed, activity.UserName, activity.Target];
        return sentence.ResourceNotFound ? texts["activity.other", activity.UserName, activity.Target, $"{activity.Module}.{activity.Action}"] : sentence;
    }
}
