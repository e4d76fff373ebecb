namespace AdminPlatform.Core.Audit.Export;

/// <summary>Writes entries in one of the formats; what was written has left for the target after each call.</summary>
internal interface ILogWriter<T> : IAsyncDisposable
{
    Task BeginAsync(CancellationToken cancellationToken);

    Task WriteAsync(IReadOnlyList<T> entries, CancellationToken cancellationToken);

    Task EndAsync(CancellationToken cancellationToken);
}
