using System.Buffers;
using System.Text;

namespace AdminPlatform.Core.Common;

/// <summary>Checks of free text that a caller gave, naming the field.</summary>
public static class TextRules
{
    /// <summary>Null when <paramref name="value"/> fits, else what is wrong: too long, with control characters, or half a character.</summary>
    internal static FieldError? Check(string field, string? value, int maxLength) => value switch
    {
        null => null,
        _ when value.Length > maxLength => new FieldError(field, "field.too_long", [field, maxLength]),
        _ when value.Any(char.IsControl) => new FieldError(field, "field.control_character", [field]),
        _ when !IsWellFormed(value) => new FieldError(field, "field.malformed", [field]),
        _ => null,
    };

    /// <summary>Text for a log: one line that every database can store, cut to <paramref name="maxLength"/> between two characters.</summary>
    public static string ForLog(string? value, int maxLength)
    {
        if (value is null || (value.Length <= maxLength && IsPlain(value)))
        {
            return value ?? "";
        }

        StringBuilder line = new();
        int length;
        for (var rest = value.AsSpan(); !rest.IsEmpty && line.Length < maxLength; rest = rest[length..])
        {
            var isCharacter = Rune.DecodeFromUtf16(rest, out var rune, out length) == OperationStatus.Done;
            if (isCharacter && line.Length + length > maxLength)
            {
                break;
            }

            line.Append(isCharacter && !Rune.IsControl(rune) ? rest[..length] : default);
        }

        return line.ToString();
    }

    /// <summary>Half of a surrogate pair has no UTF-8, so PostgreSQL cannot be told of it.</summary>
    internal static bool IsWellFormed(string value)
    {
        int length;
        for (var rest = value.AsSpan(); !rest.IsEmpty; rest = rest[length..])
        {
            if (Rune.DecodeFromUtf16(rest, out _, out length) != OperationStatus.Done)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(ReadOnlySpan<char> text) =>
        !text.ContainsAnyInRange('\0', '\u001f') && !text.ContainsAnyInRange('\u007f', '\u009f') && !text.ContainsAnyInRange('\ud800', '\udfff');
}
