namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>Starts of the rows of one derived tier that a later sample has made untrue.</summary>
internal sealed class DirtyBuckets(int step)
{
    private readonly SortedSet<long> _starts = [];

    public void Add(long time) => _starts.Add(Tiers.Floor(time, step));

    public void Clear() => _starts.Clear();

    /// <summary>The starts as half-open ranges, neighbours joined: normally one.</summary>
    public IEnumerable<(long From, long To)> Ranges()
    {
        (long From, long To)? open = null;
        foreach (var start in _starts)
        {
            if (open is { } range && range.To == start)
            {
                open = (range.From, start + step);
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = (start, start + step);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
