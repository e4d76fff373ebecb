using System.Collections.Concurrent;

namespace AdminPlatform.Core.Common;

/// <summary>
/// Holds what was read until something that it depends on is written. A reader that began before the write may return what it read, but
/// never leaves it here, not for a moment: whoever asks after the write reads anew.
/// </summary>
/// <param name="capacity">Entries kept at most; past it the store starts anew.</param>
public sealed class GenerationCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _writing = new();
    private volatile ConcurrentDictionary<TKey, TValue> _entries = new();
    private int _generation;
    private int _count;

    /// <summary>The cached value, or what <paramref name="load"/> gives; null answers are not kept.</summary>
    public ValueTask<TValue?> GetAsync<TState>(TKey key, TState state, Func<TKey, TState, CancellationToken, Task<TValue?>> load, CancellationToken cancellationToken) =>
        _entries.TryGetValue(key, out var value)
            ? ValueTask.FromResult<TValue?>(value)
            : LoadAsync(key, state, load, cancellationToken);

    /// <summary>Forgets everything; call after the commit of whatever the values depend on.</summary>
    public void Forget()
    {
        lock (_writing)
        {
            _generation++;
            _entries = new();
            _count = 0;
        }
    }

    /// <summary>Forgets one entry; call after the commit of whatever it depends on.</summary>
    public void Forget(TKey key)
    {
        lock (_writing)
        {
            _generation++;
            _count -= _entries.TryRemove(key, out _) ? 1 : 0;
        }
    }

    private async ValueTask<TValue?> LoadAsync<TState>(
        TKey key, TState state, Func<TKey, TState, CancellationToken, Task<TValue?>> load, CancellationToken cancellationToken)
    {
        var generation = Volatile.Read(ref _generation);
        var value = await load(key, state, cancellationToken);
        if (value is not null)
        {
            Keep(key, value, generation);
        }

        return value;
    }

    private void Keep(TKey key, TValue value, int generation)
    {
        lock (_writing)
        {
            if (generation != _generation || !_entries.TryAdd(key, value))
            {
                return;
            }

            if (++_count > capacity)
            {
                _entries = new();
                _count = 0;
            }
        }
    }
}
