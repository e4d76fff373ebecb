using System.Net.Sockets;
using AdminPlatform.Core.Common;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Web.Hosting;

/// <summary>Tells failures of the set-up, which an operator mends by a line of text, from bugs, which need their stack trace.</summary>
internal static class StartupFailure
{
    private const string BinderPrefix = "Failed to convert configuration value";

    /// <summary>What to print, a line for each thing that is wrong; null for a bug.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException options => Lines(options.Failures),
        AggregateException many when many.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Lines(many.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)),
        IOException when FindIn<SocketException>(exception) is { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"{exception.Message} Stop what listens there, or choose another address with --urls.",
        _ when FindIn<StartupException>(exception) is { } startup => startup.Message,
        InvalidOperationException when exception.Message.StartsWith(BinderPrefix, StringComparison.Ordinal) =>
            $"{exception.Message} Correct the value or remove the key.",
        _ => null,
    };

    private static string Lines(IEnumerable<string> failures) => string.Join(Environment.NewLine, failures.Distinct());

    private static T? FindIn<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return exception as T;
    }
}
