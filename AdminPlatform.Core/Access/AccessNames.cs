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
        rune.Value == ',' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
