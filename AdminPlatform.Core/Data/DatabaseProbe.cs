using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Data;

/// <summary>Tries whether the database can be written; one try at a time, however many ask.</summary>
public sealed partial class DatabaseProbe(IDbContextFactory<AppDbContext> contexts, WriteGate gate, ILogger<DatabaseProbe> logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly Lock _starting = new();
    private Task<bool> _current = Task.FromResult(false);

    /// <summary>False when it cannot be reached or written, or does not answer within three seconds.</summary>
    public Task<bool> CanWriteAsync(CancellationToken cancellationToken)
    {
        lock (_starting)
        {
            // Whoever comes while a try is under way shares it: anybody may ask, and a try takes the turn of all who write.
            if (_current.IsCompleted)
            {
                _current = Task.Run(TryWriteAsync, CancellationToken.None);
            }

            return _current.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A write that is rolled back: it takes the lock and touches a page, which a full or read-only disk refuses.</summary>
    private async Task<bool> TryWriteAsync()
    {
        using CancellationTokenSource patience = new(s_patience);
        try
        {
            using var turn = await gate.EnterAsync(patience.Token);
            await using var database = await contexts.CreateDbContextAsync(patience.Token);
            using var impatient = Impatience.Of(database.Database.GetDbConnection());
            await using var transaction = await database.Database.BeginTransactionAsync(patience.Token);
            await database.Roles.Where(role => role.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(role => role.UpdatedAt, role => role.UpdatedAt), patience.Token);
            await transaction.RollbackAsync(patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is DbException or IOException or OperationCanceledException or InvalidOperationException)
        {
            LogUnavailable(exception.Message);
            return false;
        }
    }

    /// <summary>SQLite waits for a lock inside the call, deaf to cancellation, for as long as its connection says.</summary>
    private readonly struct Impatience : IDisposable
    {
        private readonly SqliteConnection? _connection;
        private readonly int _patience;

        private Impatience(SqliteConnection? connection)
        {
            _connection = connection;
            _patience = connection?.DefaultTimeout ?? 0;
            _connection?.DefaultTimeout = (int)s_patience.TotalSeconds;
        }

        public static Impatience Of(DbConnection connection) => new(connection as SqliteConnection);

        public void Dispose() => _connection?.DefaultTimeout = _patience;
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be written: {Reason}")]
    private partial void LogUnavailable(string reason);
}
