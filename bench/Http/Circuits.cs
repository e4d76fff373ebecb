using Microsoft.Playwright;

namespace AdminPlatform.Bench.Http;

/// <summary>Opens signed-in console pages in a headless browser, says so and keeps them open until its input ends.</summary>
internal static class Circuits
{
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--disable-dev-shm-usage", "--disable-renderer-backgrounding", "--disable-background-timer-throttling",
    ];

    public static async Task<int> RunAsync(Uri url, int count)
    {
        try
        {
            await OpenAsync(url, count);
            return 0;
        }
        catch (PlaywrightException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task OpenAsync(Uri url, int count)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
        await using var context = await browser.NewContextAsync(new() { BaseURL = url.ToString() });
        await SignInAsync(await context.NewPageAsync());
        for (var number = 1; number < count; number++)
        {
            await OpenAsync(await context.NewPageAsync());
        }

        Console.WriteLine(count);
        await Console.In.ReadToEndAsync();
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/login");
        await page.FillAsync("#username", "admin");
        await page.FillAsync("#password", Load.AdminPassword);
        await page.ClickAsync("button[type=submit]");
        await OpenAsync(page);
    }

    /// <summary>Waits until the page is alive: a circuit is a WebSocket.</summary>
    private static async Task OpenAsync(IPage page)
    {
        var alive = page.WaitForWebSocketAsync();
        await page.GotoAsync("/");
        await alive;
    }
}
