using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AdminPlatform.Core.Accounts.Tokens;

/// <summary>
/// Makes refresh tokens. The first of a session is random; each successor is the HMAC of its predecessor, so that two tabs racing with the
/// same token get the same successor although only hashes are stored, and nobody without the key can compute it.
/// </summary>
internal sealed class RefreshTokens(SigningKey key)
{
    private const int Bytes = 32;

    public static string First() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public string SuccessorOf(string token) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key.Refresh, Encoding.UTF8.GetBytes(token)));

    /// <summary>What the database knows of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
