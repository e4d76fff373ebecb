using AdminPlatform.Core.Monitoring;

namespace AdminPlatform.Web.Servers;

/// <summary>The last hour of one metric by minutes, for a small line; grows with pushed samples.</summary>
internal sealed class MinuteLine
{
    private const int Minutes = 60;

    private readonly SortedDictionary<long, double> _minutes = [];
    private readonly LiveHistory _live;

    public MinuteLine(IReadOnlyList<HistoryPoint> points, TimeSpan interval)
    {
        foreach (var point in points)
        {
            _minutes[MinuteOf(point.Timestamp)] = point.Value;
        }

        Now = points.Count > 0 ? points[^1].Value : null;
        _live = new LiveHistory(HistoryRange.SixHours, interval, null);
    }

    /// <summary>The newest value; null when there is none.</summary>
    public double? Now { get; private set; }

    /// <summary>One for each minute up to the newest; null where there was no sample.</summary>
    public IReadOnlyList<double?> Values { get; private set; } = [];

    public void Add(DateTime at, double? value)
    {
        if (value is { } known)
        {
            Now = known;
            _minutes[MinuteOf(at)] = _live.Add(at, known).Value;
            Draw();
        }
    }

    public void Draw()
    {
        if (_minutes.Count == 0)
        {
            return;
        }

        var newest = _minutes.Keys.Last();
        foreach (var old in _minutes.Keys.Where(minute => minute <= newest - Minutes).ToList())
        {
            _minutes.Remove(old);
        }

        Values = [.. Enumerable.Range(0, Minutes).Select(index => _minutes.TryGetValue(newest - Minutes + 1 + index, out var value) ? value : (double?)null)];
    }

    private static long MinuteOf(DateTime at) => at.Ticks / TimeSpan.TicksPerMinute;
}
