namespace AdminPlatform.Core.Files.Images;

/// <summary>
/// What a browser is told a file is. A picture is recognised by its whole layout and never by its name: nothing that begins like a picture and
/// goes on as something else, and nothing that a browser could take for a page.
/// </summary>
internal sealed record ImageFormat(string MediaType, string Extension)
{
    /// <summary>Anything but a picture.</summary>
    public static readonly ImageFormat None = new("application/octet-stream", "bin");

    public static readonly ImageFormat Jpeg = new("image/jpeg", "jpg");
    public static readonly ImageFormat Png = new("image/png", "png");
    public static readonly ImageFormat Gif = new("image/gif", "gif");
    public static readonly ImageFormat Webp = new("image/webp", "webp");

    /// <summary>Bytes; what is larger is never shown as a picture, so it need not be one.</summary>
    private const int MaxSize = 64 * 1024 * 1024;

    private const int LongestMagic = 12;

    /// <summary>Null when it is no picture.</summary>
    public static async Task<ImageFormat?> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        var head = new byte[LongestMagic];
        var length = await file.ReadAtLeastAsync(head, LongestMagic, throwOnEndOfStream: false, cancellationToken);
        if (file.Length > MaxSize || ByMagic(head.AsSpan(0, length)) is null)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return Of(bytes);
    }

    /// <summary>Null when it is no picture.</summary>
    public static ImageFormat? Of(ReadOnlySpan<byte> bytes)
    {
        var format = ByMagic(bytes);
        var isWhole = format switch
        {
            null => false,
            _ when format == Png => PngLayout.Fits(bytes),
            _ when format == Gif => GifLayout.Fits(bytes),
            _ when format == Jpeg => JpegLayout.Fits(bytes),
            _ => WebpLayout.Fits(bytes),
        };
        return isWhole && !Markup.IsIn(bytes) ? format : null;
    }

    private static ImageFormat? ByMagic(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(PngLayout.Signature) ? Png
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? Gif
        : bytes.StartsWith(JpegLayout.Start) ? Jpeg
        : bytes.StartsWith("RIFF"u8) && bytes.Length >= LongestMagic && bytes[8..].StartsWith("WEBP"u8) ? Webp
        : null;
}

internal static class ImageSize
{
    private const uint MaxSide = 16_384;
    private const ulong MaxPixels = 100_000_000;

    /// <summary>Pixels; more than that would only serve to exhaust whoever looks.</summary>
    public static bool IsSane(uint width, uint height) =>
        width is > 0 and <= MaxSide && height is > 0 and <= MaxSide && (ulong)width * height <= MaxPixels;
}
