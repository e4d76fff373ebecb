using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Files;
using AdminPlatform.Tests.Support;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

[Collection(InChromium.Name)]
public sealed class FileTests(Chromium chromium, LiveApplication application) : IClassFixture<LiveApplication>
{
    /// <summary>A picture, something that only says it is one, and a large file over a slow line.</summary>
    [Fact]
    public async Task Files_ChosenTogether_ShowProgressAndWhatBecameOfEach()
    {
        await application.Grant(await application.CreateUser("uploader"), FilePermissions.Create);
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("uploader");
            await page.Entry("Files").ClickAsync();
            await Expect(page.GetByText("No files yet")).ToBeVisibleAsync();
            await SlowDown(page);

            await page.Locator(".upload-box input").SetInputFilesAsync(new FilePayload[]
            {
                new() { Name = "holiday.png", MimeType = "image/png", Buffer = Pictures.MakePng(40, 30) },
                new() { Name = "drawing.png", MimeType = "image/png", Buffer = "<svg/>"u8.ToArray() },
                new() { Name = "large.zip", MimeType = "application/zip", Buffer = new byte[3 * 1024 * 1024] },
            });

            var items = page.Locator(".upload-item");
            await Expect(items.Filter(new() { HasText = "holiday.png" })).ToContainTextAsync("Uploaded");
            await Expect(items.Filter(new() { HasText = "drawing.png" }).GetByRole(AriaRole.Alert)).ToContainTextAsync("not a supported image");
            await Expect(items.Filter(new() { HasText = "large.zip" }).GetByRole(AriaRole.Progressbar)).Not.ToHaveAttributeAsync("value", "0");
            await Expect(items.Filter(new() { HasText = "large.zip" })).ToContainTextAsync("Uploaded");
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "large.zip" })).ToBeVisibleAsync();
            await Expect(page.Row("holiday.png").Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 40);

            await page.Button("Actions for holiday.png").ClickAsync();
            await page.Row("holiday.png").GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
            await page.Modal().GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
            await Expect(page.Row("holiday.png")).ToHaveCountAsync(0);
        });
    }

    /// <summary>It takes no permission, and is seen wherever they are named.</summary>
    [Fact]
    public async Task Avatar_Chosen_AppearsAtOnceAndGoesWhenRemoved()
    {
        await application.CreateUser("portrait");
        await using var window = await chromium.Open(application.Address);
        await window.Run(async page =>
        {
            await page.SignIn("portrait");
            await page.Visit("/profile");

            await page.Locator(".avatar-picker input").SetInputFilesAsync(new FilePayload { Name = "me.png", MimeType = "image/png", Buffer = Pictures.MakePng(64, 64) });

            await Expect(page.GetByText("Picture saved")).ToBeVisibleAsync();
            await Expect(page.Locator(".user-button .avatar img")).ToHaveJSPropertyAsync("naturalWidth", 64);
            await page.Button("Remove picture").ClickAsync();
            await Expect(page.Locator(".avatar img")).ToHaveCountAsync(0);
            window.Complaints.ShouldBeEmpty();
        });
    }

    private static async Task SlowDown(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Network.enable");
        await browser.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = 2 * 1024 * 1024,
        });
    }
}
