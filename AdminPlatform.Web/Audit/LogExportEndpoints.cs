using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Audit.Export;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Resources;
using AdminPlatform.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace AdminPlatform.Web.Audit;

/// <summary>Downloads of the logs for whoever is signed in to the console; the filter is that of the page.</summary>
internal static class LogExportEndpoints
{
    private const string SignInPath = "/login";

    public static void MapLogExports(this IEndpointRouteBuilder routes)
    {
        var logs = routes.MapGroup("/logs").ExcludeFromDescription().Needs(LogPermissions.View);
        logs.MapGet("/logins/export", LoginsAsync);
        logs.MapGet("/operations/export", OperationsAsync);
        logs.MapGet("/exports/{id}", FileAsync);
    }

    private static Task<IResult> LoginsAsync(
        HttpContext context, ExportLogs exports, [AsParameters] Filter filter, TimeProvider time, LiveSessions sessions, ErrorText errors) =>
        AnswerAsync(context, sessions, errors, (actor, ct) => exports.LoginsAsync(
            actor, LoginLogQuery.From(filter.User, filter.Status, filter.Times(), null).ForCore(ZoneOf(context), time.GetUtcNow().UtcDateTime), FormatOf(filter.Format), ct), export => Stream(export, context));

    private static Task<IResult> OperationsAsync(
        HttpContext context, ExportLogs exports, [AsParameters] Filter filter, string? module, string? action, TimeProvider time, LiveSessions sessions, ErrorText errors) =>
        AnswerAsync(context, sessions, errors, (actor, ct) => exports.OperationsAsync(
            actor, OperationLogQuery.From(filter.User, module, action, filter.Status, filter.Times(), null).ForCore(ZoneOf(context), time.GetUtcNow().UtcDateTime), FormatOf(filter.Format), ct), export => Stream(export, context));

    private static Task<IResult> FileAsync(HttpContext context, string id, LogExports exports, LiveSessions sessions, ErrorText errors) =>
        AnswerAsync(
            context, sessions, errors, (actor, _) => Task.FromResult(exports.Find(actor, Guid.TryParseExact(id, "N", out var known) ? known : Guid.Empty)),
            found => TypedResults.PhysicalFile(found.Path, ContentType(found.Job.Format), found.Job.FileName));

    private static async Task<IResult> AnswerAsync<T>(
        HttpContext context, LiveSessions sessions, ErrorText errors, Func<Actor, CancellationToken, Task<Result<T>>> ask, Func<T, IResult> answer)
    {
        if (ConsolePrincipal.SessionOf(context.User) is not { } id || await sessions.FindAsync(id, context.RequestAborted) is not { } session)
        {
            return TypedResults.LocalRedirect(SignInPath);
        }

        context.Response.Headers.CacheControl = "no-store";
        var result = await ask(session.ActorFor(Clients.Of(context, Door.Console)), context.RequestAborted);
        return result.Error is { } error ? TypedResults.Text(errors.For(error), statusCode: StatusOf(error.Kind)) : answer(result.Value);
    }

    private static IResult Stream(LogExport export, HttpContext context) => TypedResults.Stream(
        target => export.WriteToAsync(target, null, context.RequestAborted), ContentType(export.Format), export.FileName);

    private static LogFormat FormatOf(string? format) => Enum.TryParse<LogFormat>(format, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : LogFormat.Csv;

    private static string ContentType(LogFormat format) => format == LogFormat.Csv ? "text/csv; charset=utf-8" : "application/json";

    private static TimeZoneInfo ZoneOf(HttpContext context) => Viewer.From(context.Request.Cookies).TimeZone();

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Busy => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>What the pages of both logs have in their address.</summary>
    private sealed record Filter(
        [FromQuery] string? Format, [FromQuery] string? User, [FromQuery] string? Status, [FromQuery] string? Range, [FromQuery] string? From, [FromQuery] string? Until)
    {
        public LogTimes Times() => LogTimes.Of(Range, From, Until);
    }
}
