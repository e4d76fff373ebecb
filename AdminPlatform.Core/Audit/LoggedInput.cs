using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Audit;

/// <summary>Writes the input of an operation for the log. Whatever is called a secret leaves no more than the fact that it was given.</summary>
internal static class LoggedInput
{
    private const int MaxLength = 4000;
    private const string Mask = "***";

    private static readonly string[] s_secrets = ["password", "secret", "token", "private_key", "credential", "recovery", "otp"];

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MaskSecrets } },
    };

    /// <summary>JSON in snake_case; null for null.</summary>
    public static string? Of(object? input) =>
        input is null ? null : TextRules.ForLog(JsonSerializer.Serialize(input, input.GetType(), s_json), MaxLength);

    private static void MaskSecrets(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => Array.Exists(s_secrets, secret => property.Name.Contains(secret, StringComparison.Ordinal))))
        {
            if (property.PropertyType == typeof(string) && property.Get is { } get)
            {
                property.Get = owner => get(owner) is null ? null : Mask;
            }
            else
            {
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
