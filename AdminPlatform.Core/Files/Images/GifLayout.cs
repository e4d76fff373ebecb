using System.Buffers.Binary;

namespace AdminPlatform.Core.Files.Images;

/// <summary>GIF (87a and 89a): blocks up to the trailer, and nothing after it.</summary>
internal static class GifLayout
{
    private const int HeaderLength = 13;
    private const int ImageLength = 9;
    private const byte Extension = 0x21;
    private const byte Image = 0x2c;
    private const byte Trailer = 0x3b;

    public static bool Fits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || !ImageSize.IsSane(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])))
        {
            return false;
        }

        var hasImage = false;
        var at = HeaderLength + TableLength(bytes[10]);
        while (at >= 0 && at < bytes.Length)
        {
            switch (bytes[at])
            {
                case Extension:
                    at = SkipBlocks(bytes, at + 2);
                    break;
                case Image when at + ImageLength < bytes.Length:
                    hasImage = true;
                    at = SkipBlocks(bytes, at + 1 + ImageLength + TableLength(bytes[at + ImageLength]) + 1);
                    break;
                case Trailer:
                    return hasImage && at == bytes.Length - 1;
                default:
                    return false;
            }
        }

        return false;
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    /// <summary>Behind the empty block that ends a row of blocks; -1 when there is none.</summary>
    private static int SkipBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length)
        {
            if (bytes[at] == 0)
            {
                return at + 1;
            }

            at += 1 + bytes[at];
        }

        return -1;
    }
}
