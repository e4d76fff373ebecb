using System.Text;
using AdminPlatform.Core.Files.Images;

namespace AdminPlatform.Tests.Files;

public sealed class ImageFormatTests
{
    private const string Page = "<html><script>alert(1)</script></html>";

    public static TheoryData<string, byte[]> NoPictures => new()
    {
        { "nothing", [] },
        { "text", Encoding.ASCII.GetBytes("just text") },
        { "html", Encoding.ASCII.GetBytes(Page) },
        { "svg", Encoding.ASCII.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") },
        { "xml", Encoding.ASCII.GetBytes("<?xml version='1.0'?><x/>") },
        { "a script that begins like a GIF", Encoding.ASCII.GetBytes("GIF89a/*....*/=1;alert(1)//") },
        { "a page that begins like a GIF", Encoding.ASCII.GetBytes("GIF89a" + Page) },
        { "a page that begins like a JPEG", [0xff, 0xd8, 0xff, 0xe0, .. Encoding.ASCII.GetBytes(Page)] },
        { "a page that begins like a PNG", [.. Pictures.Png[..8], .. Encoding.ASCII.GetBytes(Page)] },
        { "a page that begins like a WebP", [.. Pictures.Webp[..12], .. Encoding.ASCII.GetBytes(Page)] },
        { "a GIF with a page behind it", [.. Pictures.Gif, .. Encoding.ASCII.GetBytes(Page)] },
        { "a PNG with a page behind it", [.. Pictures.Png, .. Encoding.ASCII.GetBytes(Page)] },
        { "a JPEG with a page behind it", [.. Pictures.Jpeg, .. Encoding.ASCII.GetBytes(Page)] },
        { "a JPEG with PHP in a comment", [0xff, 0xd8, 0xff, 0xfe, 0, 10, .. Encoding.ASCII.GetBytes("<?PHP x>"), .. Pictures.Jpeg[2..]] },
        { "a WebP with a page behind it", [.. Pictures.Webp, .. Encoding.ASCII.GetBytes(Page)] },
        { "half a GIF", Pictures.Gif[..20] },
        { "half a PNG", Pictures.Png[..40] },
        { "half a JPEG", Pictures.Jpeg[..60] },
        { "half a WebP", Pictures.Webp[..24] },
        { "a PNG of a billion pixels", WithPngSize(0x00010000, 0x00010000) },
        { "a PNG of no pixels", WithPngSize(0, 1) },
        { "a GIF of no pixels", [.. Pictures.Gif[..6], 0, 0, .. Pictures.Gif[8..]] },
    };

    public static TheoryData<string, byte[], string> ThePictures => new()
    {
        { "png", Pictures.Png, "image/png" },
        { "large png", Pictures.MakePng(64, 48), "image/png" },
        { "gif", Pictures.Gif, "image/gif" },
        { "jpeg", Pictures.Jpeg, "image/jpeg" },
        { "jpeg of a camera that adds things behind the end", [.. Pictures.Jpeg, 1, 2, 3], "image/jpeg" },
        { "webp", Pictures.Webp, "image/webp" },
    };

    [Theory]
    [MemberData(nameof(ThePictures))]
    public void Of_APicture_RecognisesIt(string what, byte[] bytes, string mediaType) => (ImageFormat.Of(bytes)?.MediaType ?? "nothing").ShouldBe(mediaType, what);

    [Theory]
    [MemberData(nameof(ThePictures))]
    public void Of_APictureCutAnywhere_NeverFails(string what, byte[] bytes, string mediaType)
    {
        for (var length = 0; length < Math.Min(bytes.Length, 400); length++)
        {
            (ImageFormat.Of(bytes.AsSpan(0, length))?.MediaType ?? mediaType).ShouldBe(mediaType, what);
        }
    }

    [Theory]
    [MemberData(nameof(NoPictures))]
    public void Of_AnythingElse_RecognisesNothing(string what, byte[] bytes) => ImageFormat.Of(bytes).ShouldBeNull(what);

    private static byte[] WithPngSize(int width, int height)
    {
        var bytes = Pictures.Png.ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
