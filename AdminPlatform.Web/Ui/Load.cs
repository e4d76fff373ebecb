using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Ui;

/// <summary>What a page asked for: not yet there, there, or why not. A reload keeps the old value on screen.</summary>
public sealed class Load<T>
{
    private int _round;

    public T? Value { get; private set; }

    public bool HasValue { get; private set; }

    public bool IsLoading { get; private set; }

    public Error? Error { get; private set; }

    /// <summary>Asks, and keeps the answer unless it was asked again meanwhile.</summary>
    public async Task RunAsync(Func<Task<Result<T>>> ask)
    {
        var round = ++_round;
        (IsLoading, Error) = (true, null);
        var result = await ask();
        if (round != _round)
        {
            return;
        }

        IsLoading = false;
        Error = result.Error;
        if (result.IsSuccess)
        {
            Set(result.Value);
        }
    }

    /// <summary>Puts a newer value in place, e.g. one that was pushed.</summary>
    public void Set(T value) => (Value, HasValue) = (value, true);
}
