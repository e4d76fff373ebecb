using System.Data;
using AdminPlatform.Core.Common;
using Npgsql;

namespace AdminPlatform.Core.Data;

/// <summary>
/// Keeps a second process off the same data: a locked file in the data directory, and on PostgreSQL an advisory lock held by one connection.
/// The operating system or the server lets go of either when the process dies, however it dies.
/// </summary>
internal sealed class SingleProcess(IDisposable held) : IDisposable
{
    private const string FileName = "adminplatform.lock";

    /// <summary>"AdminPla" in ASCII; any constant does, as long as nobody else's is the same.</summary>
    private const long AdvisoryKey = 0x41646D696E506C61;

    /// <exception cref="StartupException">Another process holds it.</exception>
    public static async Task<SingleProcess> TakeAsync(DatabaseOptions options, CancellationToken cancellationToken) =>
        options.Provider == DatabaseProvider.Sqlite
            ? new SingleProcess(LockFile(options.DataDirectory))
            : new SingleProcess(await LockDatabaseAsync(options.ConnectionString, cancellationToken));

    public void Dispose() => held.Dispose();

    private static FileStream LockFile(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new StartupException(
                $"DataDirectory '{directory}' is in use by another AdminPlatform process: stop that one, or start this one with a DataDirectory of its own.", exception);
        }
    }

    private static async Task<NpgsqlConnection> LockDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = AdvisoryKey, DbType = DbType.Int64 });
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
        {
            return connection;
        }

        await connection.DisposeAsync();
        throw new StartupException(
            "The PostgreSQL database of ConnectionStrings:Default is in use by another AdminPlatform process: stop that one, or give this one a database of its own.");
    }
}
