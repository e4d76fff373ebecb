namespace AdminPlatform.Core.Data;

/// <summary>
/// Lets writers of a SQLite file in one at a time, so that they queue here instead of failing or sleeping inside SQLite.
/// On PostgreSQL it is always open.
/// </summary>
public sealed class WriteGate(DatabaseProvider provider) : IDisposable
{
    private readonly SemaphoreSlim? _turn = provider == DatabaseProvider.Sqlite ? new(1, 1) : null;

    /// <summary>Waits for the turn to write; dispose what it returns when the transaction has ended.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (_turn is null)
        {
            return null;
        }

        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
