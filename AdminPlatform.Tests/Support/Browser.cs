using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Support;

/// <summary>One Chromium for a class of tests: <c>IClassFixture&lt;Browser&gt;</c>. Every test opens a window of its own.</summary>
public sealed class Browser : IAsyncLifetime
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
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = s_arguments });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? default);
        _playwright?.Dispose();
    }

    /// <summary>A window without cookies; dispose it at the end of the test.</summary>
    public async Task<Window> Open(Uri address, string locale = "zh-CN", ColorScheme colours = ColorScheme.Light, int width = 1280, int height = 800)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = locale,
            ColorScheme = colours,
            ViewportSize = new() { Width = width, Height = height },
        });
        return new Window(context, await context.NewPageAsync());
    }
}

/// <summary>A browser window with its own cookies.</summary>
public sealed class Window(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private static readonly string s_evidence = Path.Combine(Repository.Root, "TestResults", "browser");

    public IPage Page => page;

    public IBrowserContext Context => context;

    /// <summary>Runs <paramref name="scenario"/>; when it fails, leaves a screenshot and the page's HTML in TestResults/browser.</summary>
    public async Task Run(Func<IPage, Task> scenario, [CallerMemberName] string name = "")
    {
        try
        {
            await scenario(page);
        }
        catch
        {
            await Save(name);
            throw;
        }
    }

    public async Task Save(string name)
    {
        Directory.CreateDirectory(s_evidence);
        await page.ScreenshotAsync(new() { Path = Path.Combine(s_evidence, $"{name}.png"), FullPage = true });
        await File.WriteAllTextAsync(Path.Combine(s_evidence, $"{name}.html"), await page.ContentAsync());
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
