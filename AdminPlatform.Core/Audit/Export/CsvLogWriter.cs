using System.Buffers;
using System.Globalization;
using System.Text;

namespace AdminPlatform.Core.Audit.Export;

/// <summary>Writes entries as CSV (RFC 4180) that a spreadsheet opens in the right characters and without running anything.</summary>
internal sealed class CsvLogWriter<T>(Stream target, IReadOnlyList<LogColumn<T>> columns) : ILogWriter<T>
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> s_formula = SearchValues.Create("=+-@\t\r");

    private readonly StringBuilder _text = new();

    public Task BeginAsync(CancellationToken cancellationToken)
    {
        _text.Append('\ufeff');
        Row(columns.Select(column => (object?)column.Name));
        return FlushAsync(cancellationToken);
    }

    public Task WriteAsync(IReadOnlyList<T> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            Row(columns.Select(column => column.Value(entry)));
        }

        return FlushAsync(cancellationToken);
    }

    public Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Row(IEnumerable<object?> values) => _text.AppendJoin(',', values.Select(Cell)).Append("\r\n");

    /// <summary>What a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            bool truth => truth ? "true" : "false",
            LoggedJson json => json.Text,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        if (text.Length > 0 && s_formula.Contains(text[0]))
        {
            text = '\'' + text;
        }

        return text.AsSpan().ContainsAny(s_quoted) ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await target.WriteAsync(s_utf8.GetBytes(_text.ToString()), cancellationToken);
        await target.FlushAsync(cancellationToken);
        _text.Clear();
    }
}
