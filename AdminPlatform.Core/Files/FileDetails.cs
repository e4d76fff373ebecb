using System.Linq.Expressions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Files;

/// <summary>An uploaded file as those see it who may.</summary>
/// <param name="OwnerName">Name of who uploaded it, also when they were deleted since.</param>
/// <param name="Name">As the uploader called it, for showing only.</param>
/// <param name="StoredName">Random; the last part of its address.</param>
/// <param name="MediaType">Recognised from the bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record FileDetails(
    int Id, int OwnerId, string OwnerName, FileKind Kind, string Name, string StoredName, string MediaType, long Size, DateTime CreatedAt)
{
    /// <summary>Address below the root, e.g. <c>uploads/images/….jpg</c>.</summary>
    public string Path => $"{FileFolders.Root}/{FileFolders.Of(Kind)}/{StoredName}";

    /// <summary>Whether a browser may show it; anything else is only ever downloaded.</summary>
    public bool IsShown => Kind != FileKind.Other;

    internal static readonly Expression<Func<StoredFile, FileDetails>> FromFile = file => new FileDetails(
        file.Id, file.OwnerId, file.Owner.UserName!, file.Kind, file.Name, file.StoredName, file.MediaType, file.Size, file.CreatedAt);
}

/// <summary>Which files; newest first.</summary>
public sealed record FileQuery(PageRequest Page)
{
    public const int SearchMaxLength = 100;

    /// <summary>Part of the name; case does not matter.</summary>
    public string? Search { get; init; }

    public FileKind? Kind { get; init; }

    /// <summary>Only what this user uploaded.</summary>
    public int? OwnerId { get; init; }
}

/// <summary>How much somebody has uploaded.</summary>
/// <param name="Used">Bytes; every file counts as 4096 at least.</param>
/// <param name="Quota">Bytes; null when there is no limit.</param>
public sealed record FileUsage(long Used, long? Quota);

/// <summary>A file to give out; whoever gets it closes <paramref name="Content"/>.</summary>
public sealed record FileContent(FileDetails Details, Stream Content);

/// <summary>Somebody's files are more, fewer or other ones.</summary>
public sealed record FilesChanged(int OwnerId);
