using System.Text.Json.Serialization;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.Platform;

/// <summary>The envelope of the Platform dialect.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Message">In the caller's language.</param>
public sealed record PlatformReply(int Code, string Message);

/// <inheritdoc cref="PlatformReply"/>
/// <param name="Code">The HTTP status.</param>
/// <param name="Message">In the caller's language.</param>
/// <param name="Data">What was asked for.</param>
public sealed record PlatformReply<T>(int Code, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] T? Data);

/// <summary>One page of a list.</summary>
public sealed record PlatformPage<T>(IReadOnlyList<T> List, long Total, int Page, int PageSize);

/// <summary>Puts results into the envelope.</summary>
internal sealed class PlatformReplies(ApiText text)
{
    /// <summary>The value as <paramref name="view"/>, or the error; <paramref name="notFound"/> where the document wants another status than 404.</summary>
    public IResult Of<T, TView>(
        Result<T> result, Func<T, TView> view, string message, int status = StatusCodes.Status200OK, int notFound = StatusCodes.Status404NotFound) =>
        result.IsSuccess
            ? TypedResults.Json(new PlatformReply<TView>(status, text.Success(message), view(result.Value)), statusCode: status)
            : Error(result.Error, notFound);

    /// <summary>Only the message, or the error.</summary>
    public IResult Of<T>(Result<T> result, string message, int notFound = StatusCodes.Status404NotFound) =>
        result.IsSuccess
            ? TypedResults.Json(new PlatformReply(StatusCodes.Status200OK, text.Success(message)))
            : Error(result.Error, notFound);

    public IResult Error(Error error, int notFound = StatusCodes.Status404NotFound) =>
        new ErrorResult(this, error, error.Kind == ErrorKind.NotFound ? notFound : PlatformErrors.StatusOf(error));

    public IResult ErrorWithStatus(Error error, int status) => new ErrorResult(this, error, status);

    private sealed class ErrorResult(PlatformReplies replies, Error error, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            ApiPipeline.AddRetryAfter(httpContext.Response, error);
            return TypedResults.Json(new PlatformReply(status, replies.Message(error)), statusCode: status).ExecuteAsync(httpContext);
        }
    }

    private string Message(Error error) => text.For(error);
}
