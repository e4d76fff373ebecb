using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Tests.Ui;

/// <summary>What is pushed to a page is no sign of life of whoever looks; what they do is.</summary>
public sealed class LiveComponentTests
{
    private sealed record Pushed;

    [Fact]
    public async Task Push_ToAPage_IsNoSignOfLife()
    {
        FakeTime time = new();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddSingleton<Feed>().BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, services.GetRequiredService<ILoggerFactory>());
        Listener.Heard.Clear();
        await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<Listener>());
        Listener.Heard.ShouldBe([false], "opening the page is one");

        services.GetRequiredService<Feed>().Publish(new Pushed());
        (await Eventually.Until(() => Task.FromResult(Listener.Heard.Count), count => count == 2)).ShouldBe(2);
        time.Advance(1);
        (await Eventually.Until(() => Task.FromResult(Listener.Heard.Count), count => count == 3)).ShouldBe(3);

        Listener.Heard.ShouldBe([false, true, true]);
        SignOfLife.IsMissing.ShouldBeFalse("and whoever published goes on as before");
    }

    private sealed class Listener : LiveComponent
    {
        public static readonly List<bool> Heard = [];

        protected override void OnInitialized()
        {
            Heard.Add(SignOfLife.IsMissing);
            On<Pushed>(async _ =>
            {
                await Task.Yield();
                Heard.Add(SignOfLife.IsMissing);
            });
            On<Pushed>(AtMostEvery(TimeSpan.FromSeconds(1), () =>
            {
                Heard.Add(SignOfLife.IsMissing);
                return Task.CompletedTask;
            }));
        }
    }
}
