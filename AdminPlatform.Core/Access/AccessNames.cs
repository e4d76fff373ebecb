using System.Globalization;
using System.Text;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Access;

/// <summary>What roles and permissions may be called.</summary>
internal static class AccessNames
{
    private const char FullWidthFirst = '\uff01';
    private const char FullWidthLast = '\uff5e';
    private const int FullWidthOffset = FullWidthFirst - '!';

    /// <summary>
    /// Null when it is a good name. No comma, which separates names in the log, and nothing that cannot be seen: two names must not look the same.
    /// </summary>
    public static FieldError? Check(string field, string name, int maxLength) =>
        string.IsNullOrWhiteSpace(name) ? new FieldError(field, "field.required", [field])
        : TextRules.Check(field, name, maxLength) ?? (name != name.Trim() || name.EnumerateRunes().Any(IsUnfit) ? new FieldError(field, "field.name_characters", [field])
        : null);

    /// <summary>
    /// What two names have in common that must not exist side by side: neither case nor full width makes a difference. Without the tables of ICU,
    /// which the product does not need otherwise, string.Normalize does nothing.
    /// </summary>
    public static string Normalize(string name) =>
        string.Create(name.Length, name, static (folded, name) =>
        {
            for (var index = 0; index < name.Length; index++)
            {
                folded[index] = name[index] is >= FullWidthFirst and <= FullWidthLast ? (char)(name[index] - FullWidthOffset) : name[index];
            }
        }).ToUpperInvariant();

    private static bool IsUnfit(Rune rune) =>
        rune.Value == ',' || IsIgnorable(rune.Value) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Letters and marks that are not shown: joiners, fillers and variation selectors (Default_Ignorable_Code_Point in Unicode).</summary>
    private static bool IsIgnorable(int character) => character is 0x034f
        or (>= 0x115f and <= 0x1160) or (>= 0x17b4 and <= 0x17b5) or (>= 0x180b and <= 0x180f) or 0x3164
        or (>= 0xfe00 and <= 0xfe0f) or 0xffa0 or (>= 0xe0100 and <= 0xe01ef);
}
