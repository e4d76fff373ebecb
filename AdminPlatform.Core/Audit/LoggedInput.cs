using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Audit;

/// <summary>Writes the input of an operation for the log. Whatever is called a secret leaves no more than the fact that it was given.</summary>
internal static class LoggedInput
{
    private const int MaxLength = 4000;
    private const string Mask = "***";

    private static readonly string[] s_secrets =
    [
        "password", "passphrase", "secret", "token", "private_key", "signing_key", "api_key", "credential", "recovery", "otp", "cookie", "authorization",
    ];

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>JSON in snake_case; null for null.</summary>
    public static string? Of(object? input)
    {
        if (input is null)
        {
            return null;
        }

        var json = JsonSerializer.SerializeToNode(input, input.GetType(), s_json);
        MaskSecrets(json);
        return TextRules.ForLog(json?.ToJsonString(s_json) ?? "null", MaxLength);
    }

    /// <summary>At any depth, whether the name stands in a type or in a dictionary.</summary>
    private static void MaskSecrets(JsonNode? json)
    {
        if (json is JsonArray list)
        {
            list.ToList().ForEach(MaskSecrets);
        }
        else if (json is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value is not null && IsSecret(name) && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                {
                    fields[name] = Mask;
                }
                else
                {
                    MaskSecrets(value);
                }
            }
        }
    }

    private static bool IsSecret(string name)
    {
        var snake = JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('-', '_');
        return Array.Exists(s_secrets, secret => snake.Contains(secret, StringComparison.Ordinal));
    }
}
