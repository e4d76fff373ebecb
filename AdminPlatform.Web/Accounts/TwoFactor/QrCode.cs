using Microsoft.AspNetCore.Components;
using QRCoder;

namespace AdminPlatform.Web.Accounts.TwoFactor;

/// <summary>Draws a QR code as a picture in the page: dark on light with its quiet zone in either theme, as cameras expect it.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 4;

    public static MarkupString Of(string text)
    {
        using QRCodeGenerator generator = new();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using SvgQRCode code = new(data);
        return new MarkupString(code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute));
    }
}
