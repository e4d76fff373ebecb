namespace AdminPlatform.Core.Data;

/// <summary>
/// Lets writers of a SQLite file in one at a time, so that they queue here instead of failing or sleeping inside SQLite.
/// On PostgreSQL it is open until changes collide: those that try again go one at a time then, and whoever comes meanwhile queues behind them.
/// </summary>
public sealed class WriteGate(DatabaseProvider provider) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _again;

    /// <summary>Waits for the turn to write; dispose what it returns when the transaction has ended.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (provider == DatabaseProvider.Postgres && Volatile.Read(ref _again) == 0)
        {
            return null;
        }

        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn, null);
    }

    /// <summary>As <see cref="EnterAsync"/>, for a change that collided with another one.</summary>
    public async ValueTask<IDisposable> EnterAgainAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _again);
        try
        {
            await _turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Interlocked.Decrement(ref _again);
            throw;
        }

        return new Turn(_turn, () => Interlocked.Decrement(ref _again));
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim semaphore, Action? ended) : IDisposable
    {
        public void Dispose()
        {
            ended?.Invoke();
            semaphore.Release();
        }
    }
}
