namespace AdminPlatform.Tests.Support;

/// <summary>A directory of its own that goes when it is disposed.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("adminplatform-").FullName;

    public static implicit operator string(TemporaryDirectory directory) => directory.Path;

    public override string ToString() => Path;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just killed may still hold a file; the system's own clean-up takes what is left.
        }
    }
}
