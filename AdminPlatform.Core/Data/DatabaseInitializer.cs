using AdminPlatform.Core.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdminPlatform.Core.Data;

/// <summary>Brings the database to the current model at start, and keeps a second process out.</summary>
public sealed class DatabaseInitializer(IDbContextFactory<AppDbContext> contexts, DatabaseOptions options) : IDisposable
{
    private SingleProcess? _lock;

    /// <summary>Takes the directory or database for this process and applies what migrations are missing.</summary>
    /// <exception cref="StartupException">Another process has it, or the database cannot be reached.</exception>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        try
        {
            _lock = await SingleProcess.TakeAsync(options, cancellationToken);
            MakePrivate();
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (options.Provider == DatabaseProvider.Sqlite)
            {
                await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
            }

            if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await database.Database.MigrateAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{What()} cannot be opened: {exception.Message}", exception);
        }
    }

    public void Dispose() => _lock?.Dispose();

    /// <summary>The database is for its owner's eyes before SQLite opens it, also one that came from a backup; the files beside it take its mode.</summary>
    private void MakePrivate()
    {
        var path = Path.Combine(options.DataDirectory, DatabaseOptions.FileName);
        if (options.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        if (File.Exists(path))
        {
            PrivateFiles.Tighten(path);
        }
        else
        {
            PrivateFiles.WriteAtomically(path, "");
        }
    }

    private string What() => options.Provider == DatabaseProvider.Sqlite
        ? $"The database in DataDirectory '{options.DataDirectory}'"
        : "The PostgreSQL database of ConnectionStrings:Default";
}
