using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Ui;

/// <summary>An operation of Core as a page calls it.</summary>
public delegate Task<Result<T>> Operation<T>(Actor actor, CancellationToken cancellationToken);

/// <summary>How every page reaches Core: as the live actor, and without a fault tearing down the circuit.</summary>
internal sealed partial class Operations(CurrentActor current, ErrorText errors, IStringLocalizer<Text> texts, ILogger<Operations> logger)
{
    private const string UnexpectedCode = "console.unexpected";
    private const string SignedOutCode = "console.signed_out";

    /// <summary>Runs <paramref name="operation"/> as whoever is signed in right now.</summary>
    public async Task<Result<T>> AskAsync<T>(Operation<T> operation, CancellationToken cancellationToken = default)
    {
        try
        {
            return await operation(await current.GetAsync(), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (SessionEndedException)
        {
            return Error.Unauthenticated(SignedOutCode);
        }
#pragma warning disable CA1031 // a fault below is shown on the page, with a way to try again
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(exception);
            return new Error(ErrorKind.Busy, UnexpectedCode);
        }
    }

    /// <summary>The failure in the language of the page.</summary>
    public string TextFor(Error error) => error.Code switch
    {
        UnexpectedCode => texts["error.unexpected"],
        SignedOutCode => texts["error.signed-out"],
        _ => errors.For(error),
    };

    /// <summary>What is wrong with one input, by its wire name; null when nothing is.</summary>
    public string? TextFor(Error? error, string field) =>
        error?.Fields.FirstOrDefault(wrong => wrong.Field == field) is { } found ? errors.For(found) : null;

    [LoggerMessage(LogLevel.Error, "An operation of the console failed.")]
    private partial void LogFault(Exception exception);
}
