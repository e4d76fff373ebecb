namespace AdminPlatform.Web.Ui;

/// <summary>Turns any number of signals, from any thread, into at most one run per interval.</summary>
public sealed class Coalescer : IDisposable
{
    private readonly ITimer _timer;
    private readonly TimeSpan _interval;
    private int _pending;

    public Coalescer(TimeSpan interval, TimeProvider time, Func<Task> run)
    {
        _interval = interval;
        _timer = time.CreateTimer(
            _ =>
            {
                Interlocked.Exchange(ref _pending, 0);
                _ = run();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    public void Signal()
    {
        if (Interlocked.Exchange(ref _pending, 1) == 0)
        {
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();
}
