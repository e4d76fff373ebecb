using System.Text.RegularExpressions;
using AdminPlatform.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Audit;

/// <summary>Says why something in a log failed. The log has the code alone, so what the text would have named is left out.</summary>
internal sealed partial class ReasonText(IStringLocalizer<Text> texts, IStringLocalizer<Errors> errors)
{
    public string For(string code)
    {
        var own = texts["logs.reason." + code];
        var text = own.ResourceNotFound ? errors[code] : own;
        return text.ResourceNotFound ? code : Placeholder().Replace(text.Value, "…");
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
