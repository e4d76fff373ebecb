using System.Globalization;
using System.Text;
using AdminPlatform.Core.Data;

namespace AdminPlatform.Core.Audit;

/// <summary>A place in a log, newest first.</summary>
internal readonly record struct LogKey(DateTime At, long Id);

/// <summary>
/// Entries of a log as ranges of one index, one for each of <paramref name="kinds"/>: its leading columns are equal and the order is the index's
/// own, so the newest entries of a range are read where the range ends, however long it is and however rare.
/// </summary>
/// <param name="table">Name of the table.</param>
/// <param name="kindColumns">The columns that differ from range to range; none when there is one range.</param>
/// <param name="kinds">Their values, one array for each range.</param>
/// <param name="order">The last columns of the index.</param>
/// <param name="before">Greatest values of <paramref name="order"/>, exclusive.</param>
internal sealed class LogRange(string table, string[] kindColumns, IReadOnlyList<object[]> kinds, string[] order, object[] before)
{
    private readonly string _columns = string.Join(", ", order);
    private readonly string _newestFirst = string.Join(", ", order.Select(column => column + " DESC"));

    /// <summary>Conditions of all ranges: column, operator, value.</summary>
    public IReadOnlyList<(string Column, string Comparison, object Value)> Filters { get; init; } = [];

    /// <summary>Whether nothing can be in it.</summary>
    public bool IsEmpty => kinds.Count == 0;

    /// <summary>SQL and values for the ids of one page. Each range gives its own newest ones, and the newest of these are the page.</summary>
    public (string Sql, object[] Values) Page(AppDbContext database, long skip, int take)
    {
        LogStatement statement = new();
        var found = Found(database, statement, skip + take);
        return ($"SELECT id AS \"Value\" FROM ({found}) AS page ORDER BY {_newestFirst} LIMIT {statement.Value(take)} OFFSET {statement.Value(skip)}", statement.Values);
    }

    /// <summary>SQL and values for how many there are, counted up to <paramref name="limit"/>.</summary>
    public (string Sql, object[] Values) Count(AppDbContext database, long limit)
    {
        LogStatement statement = new();
        var found = Found(database, statement, limit);
        return ($"SELECT count(*) AS \"Value\" FROM (SELECT id FROM ({found}) AS ranges LIMIT {statement.Value(limit)}) AS counted", statement.Values);
    }

    /// <summary>SQLite knows no LATERAL; PostgreSQL takes half a millisecond to plan each part of a UNION.</summary>
    private string Found(AppDbContext database, LogStatement statement, long take) => (kindColumns, database) switch
    {
        ([], _) => Range(statement, [], take),
        (_, PostgresDbContext) => Lateral(statement, take),
        _ => Union(statement, take),
    };

    private string Lateral(LogStatement statement, long take)
    {
        var values = string.Join(", ", kinds.Select(kind => $"({string.Join(", ", kind.Select(statement.Value))})"));
        var range = Range(statement, kindColumns.Select(column => "kind." + column), take);
        return $"SELECT found.id, found.at FROM (VALUES {values}) AS kind ({string.Join(", ", kindColumns)}) CROSS JOIN LATERAL ({range}) AS found";
    }

    private string Union(LogStatement statement, long take) => string.Join(
        " UNION ALL ", kinds.Select(kind => $"SELECT id, at FROM ({Range(statement, kind.Select(statement.Value), take)}) AS found"));

    private string Range(LogStatement statement, IEnumerable<string> kind, long take)
    {
        StringBuilder sql = new();
        sql.Append(CultureInfo.InvariantCulture, $"SELECT id, at FROM {table} AS entry WHERE ({_columns}) < ({string.Join(", ", before.Select(statement.Value))})");
        foreach (var (column, value) in kindColumns.Zip(kind))
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND entry.{column} = {value}");
        }

        foreach (var (column, comparison, value) in Filters)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND entry.{column} {comparison} {statement.Value(value)}");
        }

        return sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {_newestFirst} LIMIT {statement.Value(take)}").ToString();
    }
}
