using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace AdminPlatform.Core.Accounts.TwoFactor;

/// <summary>Codes of authenticator apps: TOTP (RFC 6238) with what all of them understand, HMAC-SHA-1, 30 seconds and six digits.</summary>
internal static class Totp
{
    public const int Digits = 6;
    public const int PeriodSeconds = 30;

    /// <summary>As long as the hash (RFC 4226 §4).</summary>
    public const int KeyBytes = 20;

    private const int Modulus = 1_000_000;

    /// <summary>Steps that the clock of a telephone may be off by (RFC 6238 §5.2).</summary>
    private const int Window = 1;

    private const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / PeriodSeconds;

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Authenticator apps know nothing else; HMAC does not need collision resistance (RFC 6238 §B.2).")]
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);

        // Dynamic truncation, RFC 4226 §5.3.
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that <paramref name="code"/> belongs to; null when it is wrong, too old, or of <paramref name="last"/> or before.</summary>
    public static long? Verify(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long last)
    {
        var given = System.Text.Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - Window; step <= StepAt(now) + Window; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(key, step)), given) && step > last)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>What an app is told (github.com/google/google-authenticator/wiki/Key-Uri-Format).</summary>
    public static string UriOf(string issuer, string userName, string secret) => string.Create(
        CultureInfo.InvariantCulture,
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={secret}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={PeriodSeconds}");

    /// <summary>Base32 without padding (RFC 4648 §6); a key has a multiple of five bytes.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        System.Text.StringBuilder text = new(bytes.Length * 8 / 5);
        var (buffer, bits) = (0, 0);
        foreach (var value in bytes)
        {
            (buffer, bits) = ((buffer << 8) | value, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Base32Alphabet[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return text.ToString();
    }
}
