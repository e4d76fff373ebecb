using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace AdminPlatform.Tests.Support;

/// <summary>A browser window with its own cookies.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly string s_evidence = Path.Combine(Repository.Root, "TestResults", "browser");

    private readonly ConcurrentQueue<string> _complaints = new();

    public Window(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context { get; }

    /// <summary>What the browser had to say against the pages so far: errors of scripts, refused loads, broken policies.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>Runs <paramref name="scenario"/>; when it fails, leaves a screenshot and the page's HTML in TestResults/browser.</summary>
    public async Task Run(Func<IPage, Task> scenario, [CallerMemberName] string name = "")
    {
        try
        {
            await scenario(Page);
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
        await Page.ScreenshotAsync(new() { Path = Path.Combine(s_evidence, $"{name}.png"), FullPage = true });
        await File.WriteAllTextAsync(Path.Combine(s_evidence, $"{name}.html"), await Page.ContentAsync());
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
