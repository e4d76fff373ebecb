using System.Globalization;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Bench.Logs;

/// <summary>
/// A year in both logs: ten modules of six actions, of which the first makes up half; a thousand users, and <c>robot</c>, who does half of
/// everything and never fails; one change in twenty fails; and a few entries of a kind that only occurred long ago.
/// </summary>
internal static class LongLogs
{
    public static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    public static readonly DateTime End = Start.AddDays(365);

    private const int Batch = 500_000;

    private const string Operations = """
        INSERT INTO operation_log (at, user_id, user_name, door, address, user_agent, trace_id, method, path, module, action, target_id, target, changes, parameters, succeeded, reason, duration_milliseconds)
        SELECT {at}, h % 1000, CASE WHEN h / 16 % 2 = 0 THEN 'robot' ELSE 'user' || (h / 32 % 1000) END, 'Api', '192.0.2.' || (h % 250), 'curl/8.5.0', '0af7651916cd43dd8448eb211c80319c', 'PUT', '/api/platform/v1/things',
          CASE WHEN n % ({rows} / 20) = 7 AND n < {rows} / 2 THEN 'rare' WHEN h / 64 % 2 = 0 THEN 'module0' ELSE 'module' || (h / 128 % 10) END,
          CASE WHEN h / 64 % 2 = 0 THEN 'action0' ELSE 'action' || (h / 2048 % 6) END,
          '' || (h / 256 % 5000), 'thing ' || (h / 256 % 5000), '{"name":["before","after"]}', '{"name":"after"}',
          {failed}, CASE WHEN h / 16 % 2 = 1 AND h / 524288 % 10 = 0 THEN 'access.denied' ELSE '' END, 3
        FROM (SELECT n, n * 2654435761 % 4294967296 AS h FROM ({numbers}) AS counted) AS numbers ORDER BY n
        """;

    private const string Logins = """
        INSERT INTO login_log (at, user_id, user_name, door, address, user_agent, trace_id, succeeded, reason)
        SELECT {at}, h % 1000, CASE WHEN h / 16 % 2 = 0 THEN 'robot' ELSE 'user' || (h / 32 % 1000) END, 'Api', '192.0.2.' || (h % 250), 'curl/8.5.0', '0af7651916cd43dd8448eb211c80319c',
          {failed}, CASE WHEN h / 16 % 2 = 1 AND h / 524288 % 10 = 0 THEN 'sign_in.failed' ELSE '' END
        FROM (SELECT n, n * 2654435761 % 4294967296 AS h FROM ({numbers}) AS counted) AS numbers ORDER BY n
        """;

    /// <summary>Without indexes first, which is what makes it minutes instead of hours.</summary>
    public static async Task FillAsync(Installation installation, long rows)
    {
        await installation.Get<DatabaseInitializer>().InitializeAsync(CancellationToken.None);
        await using var database = await installation.DatabaseAsync();
        database.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await database.Database.OpenConnectionAsync();
        var indexes = await IndexesAsync(installation, database);
        if (installation.IsSqlite)
        {
            await RunAsync(database, "PRAGMA synchronous=OFF");
        }

        foreach (var (name, _) in indexes)
        {
            await RunAsync(database, $"DROP INDEX \"{name}\"");
        }

        for (var first = 0L; first < rows; first += Batch)
        {
            var last = Math.Min(rows, first + Batch) - 1;
            await RunAsync(database, Sql(Operations, installation, first, last, rows));
            await RunAsync(database, Sql(Logins, installation, first, last, rows));
        }

        foreach (var (_, sql) in indexes)
        {
            await RunAsync(database, sql);
        }

        await RunAsync(database, installation.IsSqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE");
    }

    private static async Task<List<(string Name, string Sql)>> IndexesAsync(Installation installation, AppDbContext database)
    {
        var rows = await database.Database.SqlQueryRaw<string>(installation.IsSqlite
            ? "SELECT name || '|' || sql AS \"Value\" FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('operation_log', 'login_log') AND sql IS NOT NULL"
            : "SELECT indexname || '|' || indexdef AS \"Value\" FROM pg_indexes WHERE tablename IN ('operation_log', 'login_log') AND indexname NOT LIKE 'PK%'").ToListAsync();
        return rows.ConvertAll(row => (row[..row.IndexOf('|', StringComparison.Ordinal)], row[(row.IndexOf('|', StringComparison.Ordinal) + 1)..]));
    }

    private static string Sql(string template, Installation installation, long first, long last, long rows)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{new DateTimeOffset(Start).ToUnixTimeSeconds()} + n * {(long)(End - Start).TotalSeconds} / {rows}");
        const string Failed = "(h / 16 % 2 = 1 AND h / 524288 % 10 = 0)";
        return template
            .Replace("{at}", installation.IsSqlite ? $"strftime('%Y-%m-%d %H:%M:%S', {seconds}, 'unixepoch')" : $"to_timestamp({seconds})", StringComparison.Ordinal)
            .Replace("{failed}", installation.IsSqlite ? $"1 - {Failed}" : $"NOT {Failed}", StringComparison.Ordinal)
            .Replace("{rows}", rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{numbers}", Numbers(installation, first, last), StringComparison.Ordinal);
    }

    private static string Numbers(Installation installation, long first, long last) => installation.IsSqlite
        ? string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE counter(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM counter WHERE n < {last}) SELECT n FROM counter")
        : string.Create(CultureInfo.InvariantCulture, $"SELECT n FROM generate_series({first}::bigint, {last}::bigint) AS n");

    /// <summary>As it stands: braces and all.</summary>
    private static async Task RunAsync(AppDbContext database, string sql)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // made here
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }
}
