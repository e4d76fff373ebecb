using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files.Images;

namespace AdminPlatform.Core.Files;

/// <summary>A file that comes in.</summary>
/// <param name="Name">As the uploader calls it; parts of a path are cut off.</param>
/// <param name="Content">Read once, to its end or to the limit.</param>
public sealed record NewFile(FileKind Kind, string Name, Stream Content);

/// <summary>
/// A file whose bytes have arrived, or that was refused on the way. Until it is kept it lies apart; dispose it in any case, and what was not
/// kept is removed.
/// </summary>
public sealed class StagedFile : IDisposable
{
    internal StagedFile(string name, Error refusal) => (Name, Refusal) = (name, refusal);

    internal StagedFile(string name, long size, string part, ImageFormat? image) => (Name, Size, Part, Image) = (name, size, part, image);

    /// <summary>For showing only.</summary>
    public string Name { get; }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <summary>Why it cannot be kept, whatever its kind; null when it may be.</summary>
    public Error? Refusal { get; }

    /// <summary>Where the bytes lie; null once they were moved to where they stay.</summary>
    internal string? Part { get; set; }

    /// <summary>What picture it is; null when it is none.</summary>
    internal ImageFormat? Image { get; }

    public void Dispose()
    {
        if (Part is { } part)
        {
            Part = null;
            FileStore.TryDelete(part);
        }
    }
}
