using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api;

/// <summary>Why a request was turned away before it reached an operation; the dialect words it.</summary>
internal sealed record Refusal(Error Error);

/// <summary>Failures of the transport, the same in every dialect until it puts its envelope around them.</summary>
internal static partial class ApiErrors
{
    public const string TokenMissing = "token.missing";
    public const string TokenMalformed = "token.malformed";
    public const string TokenExpired = "token.expired";
    public const string TokenRevoked = "token.revoked";
    public const string Fault = "server.fault";
    public const string DatabaseFault = "server.database_fault";
    public const string MethodNotAllowed = "route.method_not_allowed";
    public const string TooLarge = "request.too_large";
    public const string MediaType = "request.media_type";

    /// <summary>What an answer without a body means.</summary>
    public static Error OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => context.Features.Get<Refusal>()?.Error ?? Error.Unauthenticated(TokenMissing),
        StatusCodes.Status403Forbidden => context.Features.Get<Refusal>()?.Error ?? Error.Forbidden(Authorization.DeniedCode),
        StatusCodes.Status404NotFound => Error.NotFound("route.not_found") with { Arguments = [context.Request.Path.Value ?? ""] },
        StatusCodes.Status405MethodNotAllowed => new Error(ErrorKind.Invalid, MethodNotAllowed) { Arguments = [context.Request.Method, context.Response.Headers.Allow.ToString()] },
        StatusCodes.Status413PayloadTooLarge => new Error(ErrorKind.Invalid, TooLarge),
        StatusCodes.Status415UnsupportedMediaType => new Error(ErrorKind.Invalid, MediaType),
        >= 500 => OfFault(null),
        _ => new Error(ErrorKind.Invalid, "request.malformed"),
    };

    /// <summary>What an unhandled exception means: the database's fault, or ours.</summary>
    public static Error OfFault(Exception? exception)
    {
        var cause = exception;
        while (cause is not (null or DbException))
        {
            cause = cause.InnerException;
        }

        return new Error(ErrorKind.Busy, cause is null ? Fault : DatabaseFault) { Arguments = [Accounts.Clients.TraceId()] };
    }

    /// <summary>What is wrong with a request that could not be bound, naming the field where the framework tells it.</summary>
    public static Error OfBadRequest(BadHttpRequestException exception)
    {
        if (exception.InnerException is JsonException { Path.Length: > 2 } json)
        {
            return Error.Invalid(json.Path[2..], "field.type", json.Path[2..]);
        }

        var parameter = BindingFailure().Match(exception.Message);
        return parameter.Success
            ? Error.Invalid(parameter.Groups["name"].Value, "field.number", parameter.Groups["name"].Value, parameter.Groups["value"].Value)
            : new Error(ErrorKind.Invalid, "request.malformed");
    }

    /// <summary>The framework tells the parameter in its message alone.</summary>
    [GeneratedRegex("^Failed to bind parameter \"\\S+ (?<name>\\w+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex BindingFailure();
}
