using System.Buffers.Binary;

namespace AdminPlatform.Core.Files.Images;

/// <summary>WebP (RFC 9649): one RIFF container that is as long as the file, and begins with a frame header.</summary>
internal static class WebpLayout
{
    private const int HeaderLength = 30;

    public static bool Fits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L != bytes.Length)
        {
            return false;
        }

        var type = bytes.Slice(12, 4);
        var data = bytes[20..];
        return type.SequenceEqual("VP8X"u8) ? ImageSize.IsSane(Int24(data[4..]) + 1, Int24(data[7..]) + 1)
            : type.SequenceEqual("VP8L"u8) ? data[0] == 0x2f && IsSaneLossless(BinaryPrimitives.ReadUInt32LittleEndian(data[1..]))
            : type.SequenceEqual("VP8 "u8) && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a])
                && ImageSize.IsSane(Int14(data[6..]), Int14(data[8..]));
    }

    private static bool IsSaneLossless(uint bits) => ImageSize.IsSane((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);

    private static uint Int24(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);

    private static uint Int14(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes) & 0x3fffu;
}
