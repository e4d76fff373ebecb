using System.Data.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>Reads ranges of samples, each by one scan of the key.</summary>
internal sealed class SampleReader(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The rows of a tier from <paramref name="from"/> (Unix seconds) on, oldest first; steps without a sample are absent.</summary>
    public async Task<IReadOnlyList<HistoryPoint>> RangeAsync(int serverId, SampleMetric metric, Tier tier, long from, CancellationToken cancellationToken)
    {
        var network = metric == SampleMetric.Network;
        List<HistoryPoint> points = [];
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = database.Database.GetDbConnection().Command(
            null, network ? SampleSql.NetworkRange() : SampleSql.Range(metric), ("@server", serverId), ("@tier", (short)tier), ("@from", from));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var point = Point(reader, metric);
            points.Add(network ? point with { Received = Mean(reader, 5, 1), Sent = Mean(reader, 6, 1) } : point);
        }

        return points;
    }

    /// <summary>The means of a metric for several servers by one query, oldest first; a server without samples is absent.</summary>
    public async Task<Dictionary<int, List<HistoryPoint>>> RangesAsync(
        IReadOnlyCollection<int> serverIds, SampleMetric metric, Tier tier, long from, CancellationToken cancellationToken)
    {
        Dictionary<int, List<HistoryPoint>> ranges = [];
        if (serverIds.Count == 0)
        {
            return ranges;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = database.Database.GetDbConnection().Command(null, SampleSql.Ranges(metric, serverIds), ("@tier", (short)tier), ("@from", from));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var server = reader.GetInt32(5);
            if (!ranges.TryGetValue(server, out var points))
            {
                ranges[server] = points = [];
            }

            points.Add(Point(reader, metric));
        }

        return ranges;
    }

    private static HistoryPoint Point(DbDataReader reader, SampleMetric metric)
    {
        var scale = metric.Scale();
        return new(
            DateTime.UnixEpoch.AddSeconds(reader.GetInt64(0)), Mean(reader, 2, scale),
            (double)reader.GetInt64(3) / scale, (double)reader.GetInt64(4) / scale);
    }

    /// <summary>Two decimals: more than was measured.</summary>
    private static double Mean(DbDataReader reader, int sum, int scale) =>
        reader.IsDBNull(sum) ? 0 : Math.Round((double)reader.GetInt64(sum) / reader.GetInt32(1) / scale, 2);
}
