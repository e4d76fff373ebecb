using System.Text.Json;

namespace AdminPlatform.Web.Audit;

/// <summary>One field of a change, ready to be shown.</summary>
/// <param name="Before">Empty when there was nothing.</param>
/// <param name="Added">What a list gained; null unless both sides are lists.</param>
internal sealed record FieldChange(string Field, string Before, string After, bool IsSecret, IReadOnlyList<string>? Added, IReadOnlyList<string>? Removed)
{
    private const string Mask = "***";

    /// <summary>Reads what the log keeps of a change: an object of field → [old, new].</summary>
    public static IReadOnlyList<FieldChange> Read(string? changes)
    {
        try
        {
            using var document = JsonDocument.Parse(changes ?? "{}");
            return [.. document.RootElement.EnumerateObject().Select(property => Of(property.Name, property.Value[0], property.Value[1]))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            return [];
        }
    }

    private static FieldChange Of(string field, JsonElement before, JsonElement after)
    {
        if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array)
        {
            var (old, now) = (Items(before), Items(after));
            return new FieldChange(field, string.Join(", ", old), string.Join(", ", now), false, [.. now.Except(old)], [.. old.Except(now)]);
        }

        var (left, right) = (Words(before), Words(after));
        return new FieldChange(field, left, right, left == Mask || right == Mask, null, null);
    }

    private static string[] Items(JsonElement list) => [.. list.EnumerateArray().Select(Words)];

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(", ", Items(value)),
        _ => value.GetRawText(),
    };
}
