using System.Text.RegularExpressions;

namespace AdminPlatform.Core.Files;

/// <summary>Which uploaded picture a user's avatar names; it may be a path, or an absolute address as the upload gave it.</summary>
public static partial class AvatarPath
{
    /// <summary>The stored name; null when it is none of ours, such as a picture on a foreign host.</summary>
    public static string? StoredNameOf(string avatar) => Ours().Match(avatar) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The path below our own root, whatever host the avatar names; null when it is none of ours.</summary>
    public static string? LocalPathOf(string avatar) => StoredNameOf(avatar) is { } name ? Of(name) : null;

    internal static string Of(string storedName) => $"{FileFolders.Root}/{FileFolders.Of(FileKind.Avatar)}/{storedName}";

    [GeneratedRegex(@"\A(https?://[^/?#\\]+)?/?uploads/avatars/(?<name>[0-9a-f]{32}\.(jpg|png|gif|webp))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Ours();
}
