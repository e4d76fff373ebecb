using System.IO.Compression;

namespace AdminPlatform.Tests.Files;

/// <summary>Small pictures of every kind, and things that only begin like one.</summary>
internal static class Pictures
{
    /// <summary>One grey pixel.</summary>
    public static readonly byte[] Gif = Convert.FromHexString("47494638396101000100800000808080ffffff2c00000000010001000002024401003b");

    public static readonly byte[] Png = MakePng(1, 1);

    public static readonly byte[] Jpeg = Convert.FromHexString(
        "ffd8ffe000104a46494600010100000100010000" + "ffdb004300" + new string('1', 128) +
        "ffc0000b080001000101011100" + "ffc40014000100000000000000000000000000000009" + "ffda0008010100003f0054" + "ffd9");

    public static readonly byte[] Webp = Convert.FromHexString("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");

    /// <summary>A PNG of one colour.</summary>
    public static byte[] MakePng(int width, int height, byte red = 200)
    {
        var rows = new byte[height * (1 + 3 * width)];
        for (var at = 0; at < rows.Length; at++)
        {
            rows[at] = at % (1 + 3 * width) is var column && column == 0 ? (byte)0 : column % 3 == 1 ? red : (byte)60;
        }

        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return [.. Convert.FromHexString("89504e470d0a1a0a"), .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A picture of <paramref name="size"/> bytes: after its pixels come chunks that viewers pass over.</summary>
    public static byte[] PngOf(int size)
    {
        var picture = MakePng(1, 1);
        var end = Chunk("IEND", []);
        var head = picture[..^end.Length];
        return [.. head, .. Chunk("tEXt", new byte[size - head.Length - end.Length - 12]), .. end];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big(data.Length), .. body, .. Big((int)Crc(body))];
    }

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
            }
        }

        return ~crc;
    }
}
