using AdminPlatform.Core.Monitoring;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Servers;

/// <summary>
/// The end of a history that grows with the samples that are pushed, so that nobody reads it again. A step that is coarser than the samples
/// becomes their mean, as it will be when it is read.
/// </summary>
internal sealed class LiveHistory
{
    private readonly TimeSpan _step;
    private readonly TimeSpan _interval;
    private ChartPoint? _open;

    // How many samples the open step stands for; 0 while nobody has told, which is so for the step that was read.
    private int _samples;

    public LiveHistory(HistoryRange range, TimeSpan interval, ChartPoint? newest)
    {
        _step = StepOf(range, interval);
        _interval = interval;
        _open = newest;
    }

    public static TimeSpan StepOf(HistoryRange range, TimeSpan interval) => range switch
    {
        HistoryRange.Hour => interval,
        HistoryRange.SixHours => TimeSpan.FromMinutes(1),
        HistoryRange.Day => TimeSpan.FromMinutes(10),
        _ => TimeSpan.FromHours(1),
    };

    public static TimeSpan WindowOf(HistoryRange range) => range switch
    {
        HistoryRange.Hour => TimeSpan.FromHours(1),
        HistoryRange.SixHours => TimeSpan.FromHours(6),
        HistoryRange.Day => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };

    /// <summary>Takes a sample in; returns the point as it now is, the same one or a new one.</summary>
    public ChartPoint Add(DateTime at, double value)
    {
        var time = new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
        var start = time - (time % (long)_step.TotalMilliseconds);
        if (_open is not { } open || open.Time != start)
        {
            _samples = 1;
            _open = new ChartPoint(start, value, value, value);
            return _open.Value;
        }

        _samples = (_samples == 0 ? SamplesUntil(time - start) : _samples) + 1;
        _open = open with
        {
            Value = open.Value + ((value - open.Value) / _samples),
            Min = Math.Min(open.Min ?? value, value),
            Max = Math.Max(open.Max ?? value, value),
        };
        return _open.Value;
    }

    private int SamplesUntil(long milliseconds) => Math.Max(1, (int)(milliseconds / _interval.TotalMilliseconds));
}
