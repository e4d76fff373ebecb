using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Data;

/// <summary>Tries whether the database can be written, at most once a second however often it is asked.</summary>
public sealed partial class DatabaseProbe(IDbContextFactory<AppDbContext> contexts, WriteGate gate, TimeProvider time, ILogger<DatabaseProbe> logger) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private long _askedAt;
    private bool _answer;

    /// <summary>False when it cannot be reached or written, or does not answer within five seconds.</summary>
    public async Task<bool> CanWriteAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_askedAt == 0 || time.GetElapsedTime(_askedAt) >= s_fresh)
            {
                _answer = await TryWriteAsync(cancellationToken);
                _askedAt = time.GetTimestamp();
            }

            return _answer;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>A write that is rolled back: it takes the lock and touches a page, which a full or read-only disk refuses.</summary>
    private async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            using var turn = await gate.EnterAsync(patience.Token);
            await using var database = await contexts.CreateDbContextAsync(patience.Token);
            await using var transaction = await database.Database.BeginTransactionAsync(patience.Token);
            await database.Roles.Where(role => role.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(role => role.UpdatedAt, role => role.UpdatedAt), patience.Token);
            await transaction.RollbackAsync(patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is DbException or IOException or OperationCanceledException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            LogUnavailable(exception.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be written: {Reason}")]
    private partial void LogUnavailable(string reason);
}
