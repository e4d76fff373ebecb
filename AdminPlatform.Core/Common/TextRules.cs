using System.Buffers;
using System.Text;

namespace AdminPlatform.Core.Common;

/// <summary>Checks of free text that a caller gave, naming the field.</summary>
public static class TextRules
{
    /// <summary>Null when <paramref name="value"/> fits, else what is wrong: too long, with control characters (those that turn the direction of writing among them), or half a character.</summary>
    internal static FieldError? Check(string field, string? value, int maxLength) => value switch
    {
        null => null,
        _ when value.Length > maxLength => new FieldError(field, "field.too_long", [field, maxLength]),
        _ when value.Any(IsControl) => new FieldError(field, "field.control_character", [field]),
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

            line.Append(isCharacter && !(rune.IsBmp && IsControl((char)rune.Value)) ? rest[..length] : default);
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

    /// <summary>Bidirectional overrides and isolates count: what stands behind them is shown in another order than it was written.</summary>
    private static bool IsControl(char character) => char.IsControl(character) || character is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static bool IsPlain(ReadOnlySpan<char> text) =>
        !text.ContainsAnyInRange('\0', '\u001f') && !text.ContainsAnyInRange('\u007f', '\u009f') && !text.ContainsAnyInRange('\ud800', '\udfff')
        && !text.ContainsAnyInRange('\u202a', '\u202e') && !text.ContainsAnyInRange('\u2066', '\u2069');
}
