using AdminPlatform.Core.Audit;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Resources;

/// <summary>Says what somebody did in a sentence, in the current language.</summary>
internal sealed class ActivityText(IStringLocalizer<Text> texts)
{
    public string For(Activity activity)
    {
        var key = $"activity.{activity.Module}.{activity.Action}";
        var failed = activity is { Succeeded: false, Type: ActivityReader.Login } ? ".failed" : "";
        var sentence = texts[key + failed, activity.UserName, activity.Target];
        return sentence.ResourceNotFound ? texts["activity.other", activity.UserName, activity.Target, $"{activity.Module}.{activity.Action}"] : sentence;
    }
}
