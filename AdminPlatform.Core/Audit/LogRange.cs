using System.Globalization;
using System.Text;

namespace AdminPlatform.Core.Audit;

/// <summary>A place in a log, newest first.</summary>
internal readonly record struct LogKey(DateTime At, long Id);

/// <summary>
/// Entries of a log as ranges of one index, one for each of <paramref name="prefixes"/>. Both ends are comparisons of whole index rows and the order is
/// the index's own: no other index can give it, so however wrong its statistics are, no planner can scan the table instead.
/// </summary>
/// <param name="table">Name of the table.</param>
/// <param name="prefix">The leading columns of the index, each with one value in a range.</param>
/// <param name="prefixes">Their values, one array for each range.</param>
/// <param name="order">The columns of the index after them.</param>
/// <param name="from">Least values of <paramref name="order"/>, inclusive.</param>
/// <param name="before">Greatest values of <paramref name="order"/>, exclusive.</param>
internal sealed class LogRange(string table, string[] prefix, IReadOnlyList<object[]> prefixes, string[] order, object[] from, object[] before)
{
    private readonly string _columns = string.Join(", ", prefix.Concat(order));
    private readonly string _rangeOrder = Descending(prefix.Concat(order));

    /// <summary>Further conditions, checked row by row: column, operator, value.</summary>
    public IReadOnlyList<(string Column, string Comparison, object Value)> Filters { get; init; } = [];

    /// <summary>Whether nothing can be in it.</summary>
    public bool IsEmpty => prefixes.Count == 0;

    /// <summary>SQL and values for the ids of one page. Each range gives its own newest ones, and the newest of these are the page.</summary>
    public (string Sql, object[] Values) Page(long skip, int take)
    {
        Statement statement = new();
        var ranges = Union(statement, skip + take);
        return ($"SELECT id AS \"Value\" FROM ({ranges}) AS ranges ORDER BY {Descending(order)} LIMIT {statement.Value(take)} OFFSET {statement.Value(skip)}", statement.Values);
    }

    /// <summary>SQL and values for how many there are, counted up to <paramref name="limit"/>.</summary>
    public (string Sql, object[] Values) Count(long limit)
    {
        Statement statement = new();
        var ranges = Union(statement, limit);
        return ($"SELECT count(*) AS \"Value\" FROM (SELECT id FROM ({ranges}) AS ranges LIMIT {statement.Value(limit)}) AS counted", statement.Values);
    }

    private string Union(Statement statement, long take) =>
        string.Join(" UNION ALL ", prefixes.Select((values, index) => string.Create(
            CultureInfo.InvariantCulture, $"SELECT id, at FROM ({Range(statement, values, take)}) AS range_{index}")));

    private string Range(Statement statement, object[] values, long take)
    {
        StringBuilder sql = new();
        sql.Append(CultureInfo.InvariantCulture, $"SELECT id, at FROM {table} WHERE ({_columns}) >= ({statement.List([.. values, .. from])})");
        sql.Append(CultureInfo.InvariantCulture, $" AND ({_columns}) < ({statement.List([.. values, .. before])})");
        foreach (var (column, comparison, value) in Filters)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND {column} {comparison} {statement.Value(value)}");
        }

        return sql.Append(CultureInfo.InvariantCulture, $" ORDER BY {_rangeOrder} LIMIT {statement.Value(take)}").ToString();
    }

    private static string Descending(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => column + " DESC"));

    /// <summary>The values of a statement; in its text stand only their numbers.</summary>
    private sealed class Statement
    {
        private readonly List<object> _values = [];

        public object[] Values => [.. _values];

        public string List(IEnumerable<object> values) => string.Join(", ", values.Select(Value));

        public string Value(object value)
        {
            var index = _values.IndexOf(value);
            if (index < 0)
            {
                index = _values.Count;
                _values.Add(value);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{{{index}}}");
        }
    }
}
