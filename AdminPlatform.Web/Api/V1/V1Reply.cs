using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.V1;

/// <summary>The envelope of the V1 dialect around an answer.</summary>
/// <param name="Success">True.</param>
/// <param name="Code">The HTTP status.</param>
/// <param name="Message">In the caller's language.</param>
/// <param name="Data">What was asked for.</param>
/// <param name="Timestamp">UTC.</param>
public sealed record V1Reply<T>(bool Success, int Code, string Message, T Data, DateTime Timestamp);

/// <summary>The envelope around the answer to a request that was fulfilled and asks for nothing back.</summary>
/// <param name="Success">True.</param>
/// <param name="Code">The HTTP status.</param>
/// <param name="Message">In the caller's language.</param>
/// <param name="Data">Null.</param>
/// <param name="Timestamp">UTC.</param>
public sealed record V1Reply(bool Success, int Code, string Message, object? Data, DateTime Timestamp);

/// <summary>The envelope around a refusal.</summary>
/// <param name="Success">False.</param>
/// <param name="Code">The HTTP status.</param>
/// <param name="Message">In the caller's language.</param>
/// <param name="Data">Null.</param>
/// <param name="Timestamp">UTC.</param>
/// <param name="Error">Name of what went wrong, e.g. <c>VALIDATION_ERROR</c>.</param>
public sealed record V1Refusal(bool Success, int Code, string Message, object? Data, DateTime Timestamp, string Error);

/// <summary>Puts results into the envelope.</summary>
internal sealed class V1Replies(ApiText text, TimeProvider time)
{
    /// <summary>The value as <paramref name="view"/>, or the error.</summary>
    public IResult Of<T, TView>(Result<T> result, Func<T, TView> view, string message) =>
        result.IsSuccess
            ? TypedResults.Json(new V1Reply<TView>(true, StatusCodes.Status200OK, text.Success(message), view(result.Value), Now()))
            : Error(result.Error);

    /// <summary>Only the message, or the error.</summary>
    public IResult Of<T>(Result<T> result, string message) =>
        result.IsSuccess
            ? TypedResults.Json(new V1Reply(true, StatusCodes.Status200OK, text.Success(message), null, Now()))
            : Error(result.Error);

    /// <summary>The error, with <paramref name="status"/> where the transport has decided it already.</summary>
    public IResult Error(Error error, int? status = null) => new ErrorResult(this, error, status);

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private sealed class ErrorResult(V1Replies replies, Error error, int? decided) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            ApiPipeline.AddRetryAfter(httpContext.Response, error);
            var (status, name) = V1Errors.Of(IsForAdmins(httpContext) && error.Kind == ErrorKind.Conflict ? error with { Kind = ErrorKind.Invalid } : error);
            status = decided ?? status;
            var refusal = new V1Refusal(false, status, replies.Text(error), null, replies.Now(), name);
            return TypedResults.Json(refusal, statusCode: status).ExecuteAsync(httpContext);
        }

        /// <summary>There the documents know no 409: what is taken is a mistake in the request.</summary>
        private static bool IsForAdmins(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.IsForAdmins == true;
    }

    private string Text(Error error) => text.For(error);
}
