using System.Buffers.Text;
using System.Security.Cryptography;
using AdminPlatform.Core.Accounts.Tokens;

namespace AdminPlatform.Core.Accounts.ApiTokens;

/// <summary>How personal tokens are written: a prefix that people and secret scanners recognise, and 32 random bytes in base64url.</summary>
internal static class ApiTokenText
{
    public const string Prefix = "apt_";
    public const int HintLength = 4;
    private const int Bytes = 32;

    /// <summary>No name of a permission has one.</summary>
    private const char Separator = ',';

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What the database knows of a token; it is random, so it needs no slow hash.</summary>
    public static string Hash(string token) => RefreshTokens.Hash(token);

    public static bool CouldBe(string token) => token.Length == Prefix.Length + ((Bytes * 8) + 5) / 6 && Base64Url.IsValid(token.AsSpan(Prefix.Length));

    public static string? Join(IReadOnlyList<string>? permissions) => permissions is null ? null : string.Join(Separator, permissions);

    public static string[]? Split(string? permissions) => permissions?.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
}
