using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AdminPlatform.Core.Audit.Export;

/// <summary>Writes entries as one JSON array; JSON that was logged is part of it where it is whole.</summary>
internal sealed class JsonLogWriter<T>(Stream target, IReadOnlyList<LogColumn<T>> columns) : ILogWriter<T>
{
    private readonly Utf8JsonWriter _json = new(target, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public Task BeginAsync(CancellationToken cancellationToken)
    {
        _json.WriteStartArray();
        return FlushAsync(cancellationToken);
    }

    public Task WriteAsync(IReadOnlyList<T> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            _json.WriteStartObject();
            foreach (var column in columns)
            {
                _json.WritePropertyName(column.Name);
                Value(column.Value(entry));
            }

            _json.WriteEndObject();
        }

        return FlushAsync(cancellationToken);
    }

    public Task EndAsync(CancellationToken cancellationToken)
    {
        _json.WriteEndArray();
        return FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private void Value(object? value)
    {
        switch (value)
        {
            case null:
                _json.WriteNullValue();
                break;
            case bool truth:
                _json.WriteBooleanValue(truth);
                break;
            case int number:
                _json.WriteNumberValue(number);
                break;
            case long number:
                _json.WriteNumberValue(number);
                break;
            case LoggedJson logged:
                Logged(logged.Text);
                break;
            default:
                _json.WriteStringValue((string)value);
                break;
        }
    }

    /// <summary>What was cut for the log is no longer JSON, but still text.</summary>
    private void Logged(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            document.RootElement.WriteTo(_json);
        }
        catch (JsonException)
        {
            _json.WriteStringValue(text);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _json.FlushAsync(cancellationToken);
        await target.FlushAsync(cancellationToken);
    }
}
