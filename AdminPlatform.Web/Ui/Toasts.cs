namespace AdminPlatform.Web.Ui;

/// <summary>Short messages about what just happened; <see cref="ToastHost"/> shows them and reads them out.</summary>
public sealed class Toasts(TimeProvider time)
{
    private static readonly TimeSpan s_successStays = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_failureStays = TimeSpan.FromSeconds(12);

    private readonly List<Toast> _open = [];
    private int _lastId;

    public event Action? Changed;

    public IReadOnlyList<Toast> Open => _open;

    public void Success(string text) => Show(text, isFailure: false, s_successStays);

    public void Failure(string text) => Show(text, isFailure: true, s_failureStays);

    public void Close(Toast toast)
    {
        if (_open.Remove(toast))
        {
            Changed?.Invoke();
        }
    }

    private void Show(string text, bool isFailure, TimeSpan stays)
    {
        var toast = new Toast(++_lastId, text, isFailure);
        _open.Add(toast);
        Changed?.Invoke();
        _ = CloseLaterAsync(toast, stays);
    }

    // Stays on the circuit's dispatcher, on which it was called.
    private async Task CloseLaterAsync(Toast toast, TimeSpan stays)
    {
        await Task.Delay(stays, time, CancellationToken.None);
        Close(toast);
    }
}

public sealed record Toast(int Id, string Text, bool IsFailure);
