using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Core.Common;

/// <summary>
/// The one in-process feed of changes: services publish after they commit, pages and streams subscribe.
/// Handlers run on the publisher's thread and must not block: a page hands the work to its own dispatcher.
/// </summary>
public sealed partial class Feed(ILogger<Feed> logger)
{
    private readonly ConcurrentDictionary<Type, ImmutableArray<Delegate>> _handlers = new();

    /// <summary>Calls <paramref name="handler"/> for every <typeparamref name="TMessage"/> until the returned subscription is disposed.</summary>
    public IDisposable Subscribe<TMessage>(Action<TMessage> handler)
    {
        _handlers.AddOrUpdate(typeof(TMessage), _ => [handler], (_, handlers) => handlers.Add(handler));
        return new Subscription(() =>
            _handlers.AddOrUpdate(typeof(TMessage), _ => [], (_, handlers) => handlers.Remove(handler)));
    }

    /// <summary>Tells every subscriber; a subscriber that throws is logged and does not keep the others from hearing.</summary>
    public void Publish<TMessage>(TMessage message)
    {
        if (!_handlers.TryGetValue(typeof(TMessage), out var handlers))
        {
            return;
        }

        foreach (var handler in handlers)
        {
            try
            {
                ((Action<TMessage>)handler)(message);
            }
#pragma warning disable CA1031 // whatever one subscriber does, the others must hear
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogSubscriberFailed(exception, typeof(TMessage).Name);
            }
        }
    }

    /// <summary>How many subscriptions are open; a page that forgot to end its own shows here.</summary>
    public int SubscriberCount => _handlers.Values.Sum(handlers => handlers.Length);

    [LoggerMessage(LogLevel.Error, "A subscriber of {Message} failed.")]
    private partial void LogSubscriberFailed(Exception exception, string message);

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
