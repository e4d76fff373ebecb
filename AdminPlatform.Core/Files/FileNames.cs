using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Files;

/// <summary>Names that people give, for showing only, and names that we give, for everything else.</summary>
internal static partial class FileNames
{
    private const int RandomBytes = 16;

    /// <summary>
    /// The last part of what the uploader called it; older browsers sent whole paths. Errors: <c>file.name</c> when nothing is left, it is too
    /// long, or has characters that cannot be shown or that turn the text around.
    /// </summary>
    public static Result<string> Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1].Trim();
        return last.Trim('.').Length == 0 || TextRules.Check("file", last, StoredFile.NameMaxLength) is not null || last.Any(TurnsText)
            ? Error.Invalid("file", "file.name", TextRules.ForLog(last, 64), StoredFile.NameMaxLength)
            : last;
    }

    /// <summary>128 random bits.</summary>
    public static string NewStored(string extension) => $"{RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true)}.{extension}";

    /// <summary>Whether it is a name that we could have given; nothing else ever reaches the disk.</summary>
    public static bool IsStored(string name) => Stored().IsMatch(name);

    private static bool TurnsText(char character) => character is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(@"\A[0-9a-f]{32}\.(jpg|png|gif|webp|bin)\z")]
    private static partial Regex Stored();
}
