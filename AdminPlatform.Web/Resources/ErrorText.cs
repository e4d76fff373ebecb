using AdminPlatform.Core.Common;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Resources;

/// <summary>Marks <c>Errors.resx</c>: what to tell people, by the code of an error.</summary>
internal sealed class Errors;

/// <summary>Marks <c>Messages.resx</c>: what the API says when something worked.</summary>
internal sealed class Messages;

/// <summary>Words an error in the current language.</summary>
internal sealed class ErrorText(IStringLocalizer<Errors> texts)
{
    public string For(Error error) => For(error.Code, error.Arguments);

    public string For(FieldError error) => For(error.Code, error.Arguments);

    private string For(string code, IReadOnlyList<object> arguments) => texts[code, [.. arguments]];
}
