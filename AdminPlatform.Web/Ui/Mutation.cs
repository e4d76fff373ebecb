using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Ui;

/// <summary>The one way a page changes something: busy while it runs, a message when it is done, the error when it is not.</summary>
internal sealed class Mutation(Operations operations, Toasts toasts)
{
    public bool IsBusy { get; private set; }

    /// <summary>Why the last run failed; null after a success.</summary>
    public Error? Error { get; private set; }

    /// <summary>Text of <see cref="Error"/> when it does not belong to a single field.</summary>
    public string? Message => Error is { Fields.Count: 0 } error ? operations.TextFor(error) : null;

    /// <summary>What is wrong with one input, by its wire name.</summary>
    public string? For(string field) => operations.TextFor(Error, field);

    /// <summary>Forgets the last failure.</summary>
    public void Reset() => Error = null;

    /// <summary>Runs it unless it is already running; says how it ended.</summary>
    /// <param name="operation">The change.</param>
    /// <param name="success">What to say when it is done; null where the page shows it.</param>
    /// <param name="tellFailure">False when the caller shows <see cref="Error"/> itself, as a form does.</param>
    public async Task<bool> RunAsync<T>(Operation<T> operation, string? success, bool tellFailure = true)
    {
        if (IsBusy)
        {
            return false;
        }

        IsBusy = true;
        try
        {
            Error = (await operations.AskAsync(operation)).Error;
        }
        finally
        {
            IsBusy = false;
        }

        if (Error is null && success is not null)
        {
            toasts.Success(success);
        }
        else if (Error is not null && tellFailure)
        {
            toasts.Failure(operations.TextFor(Error));
        }

        return Error is null;
    }
}
