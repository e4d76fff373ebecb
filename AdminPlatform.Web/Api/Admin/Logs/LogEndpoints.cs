using AdminPlatform.Core.Audit;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.Admin.Logs;

/// <summary><c>/api/admin/v1/logs</c>.</summary>
internal static class LogEndpoints
{
    public static void Map(IEndpointRouteBuilder guarded)
    {
        var logs = guarded.MapGroup("/logs").WithTags("logs").Needs(LogPermissions.View)
            .AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        logs.MapGet("/login", LoginsAsync).Produces<AdminReply<LogPageView<LoginLogView>>>();
        logs.MapGet("/operation", OperationsAsync).Produces<AdminReply<LogPageView<OperationLogView>>>();
    }

    private static async Task<IResult> LoginsAsync(
        Caller caller, LogReader logs, ApiText text, AdminReplies replies, [AsParameters] AdminPaging paging, [AsParameters] LoginLogFilter filter, CancellationToken cancellationToken)
    {
        var query = filter.AsQuery(paging);
        return query.IsSuccess
            ? replies.Of(
                await logs.LoginsAsync(caller.Actor, query.Value, cancellationToken),
                page => LogPageView<LoginLogView>.Of(page, entry => LoginLogView.Of(entry, text)))
            : replies.Failure(query.Error);
    }

    private static async Task<IResult> OperationsAsync(
        Caller caller, LogReader logs, AdminReplies replies, [AsParameters] AdminPaging paging, [AsParameters] OperationLogFilter filter, CancellationToken cancellationToken)
    {
        var query = filter.AsQuery(paging);
        return query.IsSuccess
            ? replies.Of(await logs.OperationsAsync(caller.Actor, query.Value, cancellationToken), page => LogPageView<OperationLogView>.Of(page, OperationLogView.Of))
            : replies.Failure(query.Error);
    }
}
