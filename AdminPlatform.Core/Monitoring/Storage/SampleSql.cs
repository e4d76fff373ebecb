namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>The statements over <c>samples</c>, the same on SQLite and PostgreSQL.</summary>
internal static class SampleSql
{
    private static readonly IReadOnlyList<string> s_metrics = [.. SampleMetrics.All.Select(metric => metric.Column())];

    /// <summary>One sample as it came; a second one for the same step is ignored.</summary>
    public static readonly string Insert = $"""
        INSERT INTO samples (server_id, tier, time, count, {Columns()})
        VALUES (@server, 0, @time, 1, {Each(metric => $"@{metric}, @{metric}, @{metric}")})
        ON CONFLICT (server_id, tier, time) DO NOTHING
        """;

    public static readonly IReadOnlyList<string> InsertParameters = ["@server", "@time", .. s_metrics.Select(metric => "@" + metric)];

    /// <summary>
    /// Derives one row of @tier, that of @from until @to, for every server from the tier @below, whether it exists already or not. The join order is
    /// said (CROSS JOIN) because each server is one short range of the key, read in the order it is grouped by. A metric that some of the
    /// samples lack is weighed up to the row's count, so that sum / count stays the mean of what was measured.
    /// </summary>
    public static readonly string RollUp = $"""
        INSERT INTO samples (server_id, tier, time, count, {Columns()})
        SELECT s.id, @tier, @from, SUM(x.count), {Each(Aggregate)}
        FROM servers AS s CROSS JOIN samples AS x
        WHERE x.server_id = s.id AND x.tier = @below AND x.time >= @from AND x.time < @to
        GROUP BY s.id
        ON CONFLICT (server_id, tier, time) DO UPDATE SET count = excluded.count, {Each(Replace)}
        """;

    /// <summary>The newest row of a tier, of all servers.</summary>
    public const string Newest = """
        SELECT MAX((SELECT MAX(x.time) FROM samples AS x WHERE x.server_id = s.id AND x.tier = @tier)) FROM servers AS s
        """;

    /// <summary>One batch of expired rows of a tier; the servers are listed so that each is one short range of the key.</summary>
    public const string Expire = """
        DELETE FROM samples
        WHERE server_id IN (SELECT id FROM servers WHERE id >= @first AND id <= @last) AND tier = @tier AND time < @oldest
        """;

    /// <summary>Time, count and the three numbers of a metric, oldest first.</summary>
    public static string Range(SampleMetric metric) => Range(metric, "server_id = @server", "time");

    /// <summary>Adds the sums of what was received and sent.</summary>
    public static string NetworkRange() => Range(SampleMetric.Network, "server_id = @server", "time", "received_sum, sent_sum");

    /// <summary>The same for several servers at once, with the server's id last.</summary>
    public static string Ranges(SampleMetric metric, IEnumerable<int> serverIds) =>
        Range(metric, $"server_id IN ({string.Join(", ", serverIds)})", "server_id, time", "server_id");

    private static string Range(SampleMetric metric, string which, string order, string? more = null)
    {
        var name = metric.Column();
        return $"""
            SELECT time, count, {name}_sum, {name}_min, {name}_max{(more is null ? "" : ", " + more)}
            FROM samples WHERE {which} AND tier = @tier AND time >= @from AND {name}_sum IS NOT NULL ORDER BY {order}
            """;
    }

    private static string Columns() => Each(metric => $"{metric}_sum, {metric}_min, {metric}_max");

    private static string Aggregate(string metric) => $"""
        CAST(SUM(x.{metric}_sum) AS BIGINT) * SUM(x.count) / SUM(CASE WHEN x.{metric}_sum IS NOT NULL THEN x.count END), MIN(x.{metric}_min), MAX(x.{metric}_max)
        """;

    private static string Replace(string metric) =>
        $"{metric}_sum = excluded.{metric}_sum, {metric}_min = excluded.{metric}_min, {metric}_max = excluded.{metric}_max";

    private static string Each(Func<string, string> text) => string.Join(", ", s_metrics.Select(text));
}
