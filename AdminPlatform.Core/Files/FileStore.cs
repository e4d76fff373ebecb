using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;

namespace AdminPlatform.Core.Files;

/// <summary>
/// The files on the disk, below <c>uploads</c> in the data directory. What comes in is written to <c>.incoming</c> and moved to its folder
/// inside the transaction that adds its row: so a row always has its whole file, and whatever a crash leaves over has none and is removed.
/// </summary>
internal sealed class FileStore(DatabaseOptions data)
{
    public const string PartExtension = ".part";
    private const int BufferSize = 64 * 1024;

    private string Root => Path.Combine(data.DataDirectory, FileFolders.Root);

    public string Incoming => Path.Combine(Root, ".incoming");

    public string FolderOf(FileKind kind) => Path.Combine(Root, FileFolders.Of(kind));

    public string PathOf(FileKind kind, string storedName) =>
        FileNames.IsStored(storedName) ? Path.Combine(FolderOf(kind), storedName) : throw new ArgumentException("Not one of our names.", nameof(storedName));

    /// <summary>Makes the folders, so that a backup finds them before there is anything in them.</summary>
    public void Prepare()
    {
        PrivateFiles.CreateDirectory(Root);
        PrivateFiles.CreateDirectory(Incoming);
    }

    /// <summary>A new file for what comes in.</summary>
    public FileStream CreatePart()
    {
        Prepare();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Incoming, Guid.NewGuid().ToString("N") + PartExtension), options);
    }

    /// <summary>Moves what came in to where it stays; doing it again is fine.</summary>
    public void Place(StagedFile staged, FileKind kind, string storedName)
    {
        if (staged.Part is { } part)
        {
            PrivateFiles.CreateDirectory(FolderOf(kind));
            File.Move(part, PathOf(kind, storedName));
            staged.Part = null;
        }
    }

    /// <summary>Null when it is not there.</summary>
    public FileStream? Open(FileKind kind, string storedName)
    {
        try
        {
            return new FileStream(PathOf(kind, storedName), new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = BufferSize,
            });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public bool TryDelete(FileKind kind, string storedName) => TryDelete(PathOf(kind, storedName));

    /// <summary>False when it could not be removed now; the clean-up tries again.</summary>
    public static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
