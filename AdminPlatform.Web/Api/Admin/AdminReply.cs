using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.Admin;

/// <summary>The envelope of the Admin dialect, when it carries no answer.</summary>
/// <param name="Code">0 for success, else a business code or the HTTP status.</param>
/// <param name="Message"><c>success</c>, or what went wrong in the caller's language.</param>
/// <param name="Data">The offending fields and what is wrong with each; null for success, and where no field is to blame.</param>
/// <param name="TraceId">W3C trace id of the request.</param>
public sealed record AdminReply(int Code, string Message, IReadOnlyDictionary<string, string>? Data, string TraceId);

/// <summary>The envelope of the Admin dialect.</summary>
/// <param name="Code">0: it succeeded.</param>
/// <param name="Message"><c>success</c></param>
/// <param name="Data">What was asked for.</param>
/// <param name="TraceId">W3C trace id of the request.</param>
public sealed record AdminReply<T>(int Code, string Message, T Data, string TraceId);

/// <summary>One page of a list.</summary>
public sealed record AdminPage<T>(IReadOnlyList<T> Items, long Total, int Page, int PerPage);

/// <summary>A whole list.</summary>
public sealed record AdminList<T>(IReadOnlyList<T> Items, int Total);

/// <summary>Puts results into the envelope.</summary>
internal sealed class AdminReplies(ApiText text)
{
    private const int SuccessCode = 0;
    private const string SuccessMessage = "success";

    /// <summary>The value as <paramref name="view"/>, or the error.</summary>
    public IResult Of<T, TView>(Result<T> result, Func<T, TView> view) => result.IsSuccess ? Success(view(result.Value)) : Failure(result.Error);

    /// <summary>One page of values as <paramref name="view"/>, or the error.</summary>
    public IResult OfPage<T, TView>(Result<Page<T>> result, Func<T, TView> view) =>
        Of(result, page => new AdminPage<TView>([.. page.Items.Select(view)], page.Total, page.Number, page.Size));

    /// <summary>That it is done, or the error.</summary>
    public IResult Done<T>(Result<T> result) =>
        result.IsSuccess ? TypedResults.Json(new AdminReply(SuccessCode, SuccessMessage, null, Clients.TraceId())) : Failure(result.Error);

    public static IResult Success<TView>(TView data) => TypedResults.Json(new AdminReply<TView>(SuccessCode, SuccessMessage, data, Clients.TraceId()));

    public IResult Failure(Error error, int? statusCode = null) => new FailureResult(text, error, statusCode);

    private sealed class FailureResult(ApiText text, Error error, int? statusCode) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var (code, status) = AdminErrors.Of(error, statusCode);
            ApiPipeline.AddRetryAfter(httpContext.Response, error);
            return TypedResults.Json(new AdminReply(code, text.For(error), Fields(), Clients.TraceId()), statusCode: status).ExecuteAsync(httpContext);
        }

        private Dictionary<string, string>? Fields() => error.Fields.Count == 0 ? null : error.Fields
            .GroupBy(field => field.Field, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => text.For(field.First()), StringComparer.Ordinal);
    }
}
