using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AdminPlatform.Tests.Api.Platform;

/// <summary>A token taken apart, so that one thing about it can be changed before it is signed again.</summary>
internal sealed class ForgedToken
{
    public ForgedToken(string genuine)
    {
        var parts = genuine.Split('.');
        Header = Parse(parts[0]);
        Payload = Parse(parts[1]);
        Signature = parts[2];
    }

    public JsonObject Header { get; }

    public JsonObject Payload { get; }

    public string Signature { get; set; }

    public string SignedWith(byte[] key) =>
        $"{Content}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Content)))}";

    public string WithoutSigningAgain() => $"{Content}.{Signature}";

    private string Content => $"{Encode(Header)}.{Encode(Payload)}";

    private static JsonObject Parse(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
