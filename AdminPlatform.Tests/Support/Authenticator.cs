using System.Globalization;
using System.Security.Cryptography;

namespace AdminPlatform.Tests.Support;

/// <summary>An authenticator app, written from RFC 6238 apart from the product's own code.</summary>
public sealed class Authenticator(string secret)
{
    private readonly byte[] _key = Decode(secret);

    public string CodeAt(DateTimeOffset time, int stepsLater = 0)
    {
        var counter = BitConverter.GetBytes((time.ToUnixTimeSeconds() / 30) + stepsLater);
        Array.Reverse(counter);
#pragma warning disable CA5350 // what authenticator apps use
        var hash = HMACSHA1.HashData(_key, counter);
#pragma warning restore CA5350
        var offset = hash[19] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string secret)
    {
        var bits = string.Concat(secret.Where(char.IsLetterOrDigit).Select(character =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(character, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
