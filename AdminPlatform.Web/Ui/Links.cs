using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Ui;

/// <summary>Addresses and links that several pages make alike.</summary>
internal static class Links
{
    /// <summary><paramref name="path"/> with those parameters that have a value.</summary>
    public static string Address(string path, params (string Name, string? Value)[] parameters)
    {
        var given = parameters.Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        return string.Join('?', [path, .. (string[])(string.Join('&', given) is { Length: > 0 } query ? [query] : [])]);
    }

    /// <summary>
    /// The page that an address asks for; the first when it asks for nothing that could be one. The framework's own binding ends in a fault
    /// over an address that somebody mistyped, so whatever is no text is bound as text.
    /// </summary>
    public static int PageOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;

    /// <inheritdoc cref="PageOf"/>
    public static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>One choice of a row of choices; each has an address.</summary>
    public static RenderFragment Segment(string address, string text, bool isCurrent) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", address);
        builder.AddAttribute(2, "aria-current", isCurrent ? "true" : null);
        builder.AddContent(3, text);
        builder.CloseElement();
    };
}
