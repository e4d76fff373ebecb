using System.Data.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Bench.Http;

/// <summary>Gives the first server the week that it would have if the product had run all the time: every tier as far as it is kept.</summary>
internal static class SeedSamples
{
    private static readonly (int Tier, int Step, int Hours)[] s_tiers = [(0, 10, 2), (1, 60, 48), (2, 600, 7 * 24), (3, 3600, 30 * 24)];

    public static async Task<int> RunAsync(string directory)
    {
        var options = new DatabaseOptions { DataDirectory = Path.GetFullPath(directory) };
        await using var services = new ServiceCollection().AddData(options).BuildServiceProvider();
        await using var database = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        await database.Database.OpenConnectionAsync();
        var connection = database.Database.GetDbConnection();
        var metrics = await MetricsAsync(connection);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        foreach (var (tier, step, hours) in s_tiers)
        {
            await using var command = Command(connection, Insert(tier, step, now - (now % step) - (hours * 3600), now - (now % step), metrics));
            await command.ExecuteNonQueryAsync();
        }

        return 0;
    }

    /// <summary>The first halves of the columns' names: each metric has a sum, a least and a greatest.</summary>
    private static async Task<List<string>> MetricsAsync(DbConnection connection)
    {
        List<string> metrics = [];
        await using var command = Command(connection, "SELECT name FROM pragma_table_info('samples') WHERE name LIKE '%\\_sum' ESCAPE '\\'");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            metrics.Add(reader.GetString(0)[..^"_sum".Length]);
        }

        return metrics;
    }

    private static string Insert(int tier, int step, long from, long to, List<string> metrics)
    {
        var count = Math.Max(1, step / 10);
        var columns = string.Join(", ", metrics.Select(metric => $"{metric}_sum, {metric}_min, {metric}_max"));
        var values = string.Join(", ", metrics.Select((_, index) => $"{count} * v, v - {index} - 100, v + {index} + 100"));
        return $"""
            WITH RECURSIVE steps(time) AS (SELECT {from} UNION ALL SELECT time + {step} FROM steps WHERE time + {step} < {to}),
              waves AS (SELECT time, 3000 + time * 7919 % 4001 AS v FROM steps)
            INSERT OR IGNORE INTO samples (server_id, tier, time, count, {columns}) SELECT 1, {tier}, time, {count}, {values} FROM waves
            """;
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // made of numbers and of column names that the database gave
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
