using Microsoft.Playwright;

namespace AdminPlatform.Tests.Support;

/// <summary>One Chromium for all tests in a browser. Every test opens windows of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--disable-dev-shm-usage",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = s_arguments });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? default);
        _playwright?.Dispose();
    }

    /// <summary>A window with the cookies of <paramref name="saved"/>, else without; dispose it at the end of the test.</summary>
    public async Task<Window> Open(
        Uri address, string locale = "en-GB", ColorScheme colours = ColorScheme.Light, int width = 1280, int height = 800, string? saved = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = locale,
            ColorScheme = colours,
            ViewportSize = new() { Width = width, Height = height },
            StorageState = saved,
        });
        return new Window(context, await context.NewPageAsync());
    }
}
