using System.Buffers.Binary;

namespace AdminPlatform.Core.Files.Images;

/// <summary>PNG (ISO/IEC 15948): chunks from IHDR to IEND, and nothing after it.</summary>
internal static class PngLayout
{
    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static bool Fits(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[Signature.Length..];
        if (rest.Length < ChunkFrame + HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(rest) != HeaderLength || !rest[4..].StartsWith("IHDR"u8)
            || !ImageSize.IsSane(BinaryPrimitives.ReadUInt32BigEndian(rest[8..]), BinaryPrimitives.ReadUInt32BigEndian(rest[12..])))
        {
            return false;
        }

        var hasData = false;
        while (rest.Length >= ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = rest.Slice(4, 4);
            if (length > rest.Length - ChunkFrame)
            {
                return false;
            }

            rest = rest[(ChunkFrame + (int)length)..];
            hasData |= type.SequenceEqual("IDAT"u8);
            if (type.SequenceEqual("IEND"u8))
            {
                return hasData && rest.IsEmpty;
            }
        }

        return false;
    }
}
