using System.Collections.Frozen;

namespace AdminPlatform.Core.Files;

/// <summary>Where files of a kind lie, on the disk and in addresses.</summary>
public static class FileFolders
{
    public const string Root = "uploads";

    private static readonly FrozenDictionary<FileKind, string> s_folders = new Dictionary<FileKind, string>
    {
        [FileKind.Avatar] = "avatars",
        [FileKind.Image] = "images",
        [FileKind.Other] = "files",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, FileKind> s_kinds = s_folders.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(FileKind kind) => s_folders[kind];

    /// <summary>Null when no kind has this folder.</summary>
    public static FileKind? KindOf(string folder) => s_kinds.TryGetValue(folder, out var kind) ? kind : null;
}
