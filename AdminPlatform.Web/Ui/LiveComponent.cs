using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Ui;

/// <summary>
/// A component that listens to the feed for as long as it is on screen. Handlers run on the component's own dispatcher and in the language of
/// whoever looks, not in that of the publisher's thread.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _open = [];

    [Inject]
    private Feed Feed { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    public void Dispose()
    {
        _open.ForEach(open => open.Dispose());
        GC.SuppressFinalize(this);
    }

    /// <summary>Handles every message.</summary>
    protected void On<TMessage>(Func<TMessage, Task> handle)
    {
        var context = ExecutionContext.Capture()!;
        _open.Add(Feed.Subscribe<TMessage>(message => ExecutionContext.Run(context, _ => _ = InvokeAsync(() => SignOfLife.WithoutAsync(() => handle(message))), null)));
    }

    /// <summary>Something that runs at most once per <paramref name="interval"/>, however often it is signalled.</summary>
    protected Coalescer AtMostEvery(TimeSpan interval, Func<Task> run)
    {
        var coalescer = new Coalescer(interval, Time, () => InvokeAsync(() => SignOfLife.WithoutAsync(run)));
        _open.Add(coalescer);
        return coalescer;
    }

    /// <summary>Signals <paramref name="coalescer"/> with every message.</summary>
    protected void On<TMessage>(Coalescer coalescer) => _open.Add(Feed.Subscribe<TMessage>(_ => coalescer.Signal()));
}
