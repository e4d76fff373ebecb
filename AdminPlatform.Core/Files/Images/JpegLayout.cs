using System.Buffers.Binary;

namespace AdminPlatform.Core.Files.Images;

/// <summary>
/// JPEG (ITU-T T.81): segments up to the first scan, with a frame among them, and an end somewhere after it. Cameras add things behind the
/// end, so what is there is not looked at.
/// </summary>
internal static class JpegLayout
{
    private const byte EndOfImage = 0xd9;
    private const byte StartOfScan = 0xda;

    public static ReadOnlySpan<byte> Start => [0xff, 0xd8, 0xff];

    private static ReadOnlySpan<byte> End => [0xff, EndOfImage];

    public static bool Fits(ReadOnlySpan<byte> bytes)
    {
        var hasFrame = false;
        var rest = bytes[2..];
        while (rest.Length >= 4 && rest[0] == 0xff)
        {
            var marker = rest[1];
            if (marker == 0xff)
            {
                rest = rest[1..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (marker is 0 or EndOfImage or (>= 0xd0 and <= 0xd8) || length < 2 || rest.Length < 2 + length)
            {
                return false;
            }

            if (IsFrame(marker))
            {
                hasFrame = length >= 8 && ImageSize.IsSane(BinaryPrimitives.ReadUInt16BigEndian(rest[7..]), BinaryPrimitives.ReadUInt16BigEndian(rest[5..]));
                if (!hasFrame)
                {
                    return false;
                }
            }

            rest = rest[(2 + length)..];
            if (marker == StartOfScan)
            {
                return hasFrame && rest.IndexOf(End) > 0;
            }
        }

        return false;
    }

    /// <summary>SOF0–SOF15, without the three of that range that are something else.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);
}
