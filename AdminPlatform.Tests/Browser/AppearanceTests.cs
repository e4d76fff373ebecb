using AdminPlatform.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Browser;

/// <summary>
/// Every page is whole in either language, either theme, on a desk and on a phone. Of the eight combinations four are looked at, chosen so
/// that every two of language, theme and width meet.
/// </summary>
[Collection(InChromium.Name)]
public sealed class AppearanceTests(Chromium chromium, AppearanceTests.Applications applications) : IClassFixture<AppearanceTests.Applications>
{
    private static readonly string[] s_pages =
        ["/login", "/setup", "/", "/servers", "/servers/1", "/users", "/users#new", "/logs/logins", "/logs/operations", "/sessions", "/sessions?ended=true", "/settings", "/profile", "/profile/security", "/profile/two-factor", "/profile/tokens", "/about", "/forbidden", "/no-such-page"];

    [Theory]
    [InlineData("en-GB", ColorScheme.Light, 1440)]
    [InlineData("zh-CN", ColorScheme.Dark, 1440)]
    [InlineData("zh-CN", ColorScheme.Light, 375)]
    [InlineData("en-GB", ColorScheme.Dark, 375)]
    public async Task Pages_InEveryView_FitAreAccessibleAndRaiseNoErrors(string locale, ColorScheme colours, int width)
    {
        List<string> faults = [];
        foreach (var pages in s_pages.GroupBy(AddressOf))
        {
            await using var window = await chromium.Open(pages.Key, locale, colours, width, 900, pages.Contains("/setup") ? null : await applications.Cookies(chromium));
            foreach (var path in pages)
            {
                faults.AddRange(await Faults(window, path));
            }
        }

        faults.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> Faults(Window window, string path)
    {
        var page = window.Page;
        var before = window.Complaints.Count;
        await window.Run(_ => Open(page, path), $"Open{path.Replace('/', '_')}");
        return ((string[])
        [
            .. await Overflowing(page),
            .. await Barriers(page),
            .. window.Complaints.Skip(before).Where(complaint => !IsExpected(path, complaint)),
        ]).Select(fault => $"{path}: {fault}");
    }

    private static async Task Open(IPage page, string path)
    {
        await page.Visit(path);
        if (path == "/users#new")
        {
            await page.Locator(".page-actions button").ClickAsync();
            await Expect(page.Modal().Locator(".checks .check").First).ToBeVisibleAsync();
        }
        else if (path == "/servers/1")
        {
            await Expect(page.Locator("svg.apexcharts-svg")).ToHaveCountAsync(4);
        }
    }

    /// <summary>The elements that reach beyond the window, where the body can be scrolled sideways.</summary>
    private static Task<string[]> Overflowing(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room && document.body.scrollWidth <= room) return [];
          return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room + 1)
            .map(e => `${e.tagName}.${e.className} ends at ${Math.round(e.getBoundingClientRect().right)} of ${room}`).slice(0, 5);
        }
        """);

    private static async Task<string[]> Barriers(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")];
    }

    /// <summary>The browser reports the status of the page itself, too.</summary>
    private static bool IsExpected(string path, string complaint) => path == "/no-such-page" && complaint.Contains("404", StringComparison.Ordinal);

    private Uri AddressOf(string path) => path == "/setup" ? applications.Fresh.Address : applications.Live.Address;

    /// <summary>One that is set up, and one that is not yet.</summary>
    public sealed class Applications : IDisposable
    {
        private string? _cookies;

        public LiveApplication Live { get; } = new();

        public FreshApplication Fresh { get; } = new();

        /// <summary>The cookies of an admin who is signed in.</summary>
        public async Task<string> Cookies(Chromium chromium)
        {
            if (_cookies is null)
            {
                await using var window = await chromium.Open(Live.Address);
                await window.Page.SignIn("admin", PlatformApplication.AdminPassword);
                _cookies = await window.Context.StorageStateAsync();
            }

            return _cookies;
        }

        public void Dispose()
        {
            Live.Dispose();
            Fresh.Dispose();
        }
    }
}
