using AdminPlatform.Core.Data;
using Microsoft.Data.Sqlite;

namespace AdminPlatform.Tests.Support;

/// <summary>Somebody from outside who keeps the SQLite file to themselves, so that nobody else can write.</summary>
internal sealed class DatabaseWriter : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private DatabaseWriter(SqliteConnection connection) => _connection = connection;

    public static async Task<DatabaseWriter> Hold(string dataDirectory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, DatabaseOptions.FileName)};Pooling=False");
        await connection.OpenAsync();
        var writer = new DatabaseWriter(connection);
        await writer.Execute("BEGIN IMMEDIATE");
        return writer;
    }

    public Task Release() => Execute("ROLLBACK");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task Execute(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
