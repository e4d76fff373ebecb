namespace AdminPlatform.Core.Common;

/// <summary>Checks of free text that a caller gave, naming the field.</summary>
internal static class TextRules
{
    /// <summary>Null when <paramref name="value"/> fits, else what is wrong: too long, or with control characters.</summary>
    public static FieldError? Check(string field, string? value, int maxLength) => value switch
    {
        null => null,
        _ when value.Length > maxLength => new FieldError(field, "field.too_long", [field, maxLength]),
        _ when value.Any(char.IsControl) => new FieldError(field, "field.control_character", [field]),
        _ => null,
    };

    /// <summary>Text for a log: one line, cut to <paramref name="maxLength"/>.</summary>
    public static string ForLog(string? value, int maxLength)
    {
        var line = new string([.. (value ?? "").Where(character => !char.IsControl(character))]);
        return line.Length <= maxLength ? line : line[..maxLength];
    }
}
