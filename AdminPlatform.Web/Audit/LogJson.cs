using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AdminPlatform.Web.Audit;

/// <summary>JSON of the log as people can read it.</summary>
internal static class LogJson
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Line by line; what was cut for the log stays as it is.</summary>
    public static string Indent(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement, s_indented);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
