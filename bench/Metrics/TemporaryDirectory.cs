namespace AdminPlatform.Bench.Metrics;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("adminplatform-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
