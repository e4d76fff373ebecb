using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.Admin.Logs;

/// <summary>Which attempts to sign in, from the query.</summary>
/// <param name="Username">The whole name, as it was typed.</param>
/// <param name="Status">1 succeeded, 0 failed.</param>
/// <param name="StartTime">RFC 3339, or <c>2006-01-02 15:04:05</c> or <c>2006-01-02</c> in UTC.</param>
/// <param name="EndTime">Likewise; the second or day that it names is included.</param>
internal sealed record LoginLogFilter(
    string? Username,
    int? Status,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "start_time")] string? StartTime,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "end_time")] string? EndTime)
{
    public Result<LoginQuery> AsQuery(AdminPaging paging)
    {
        List<FieldError> wrong = [.. paging.Check(), .. AdminFields.Status(Status)];
        var (from, until) = ApiTimes.Range(StartTime, EndTime, wrong);
        return wrong.AsError() is { } error
            ? error
            : new LoginQuery(paging.Request) { UserName = Username, Succeeded = AdminFields.IsOn(Status), From = from, Until = until };
    }
}

/// <summary>Which operations, from the query.</summary>
/// <param name="Username">The whole name.</param>
/// <param name="Module">E.g. <c>users</c>.</param>
/// <param name="Action">E.g. <c>create</c>.</param>
/// <param name="Status">1 succeeded, 0 failed.</param>
/// <param name="StartTime">RFC 3339, or <c>2006-01-02 15:04:05</c> or <c>2006-01-02</c> in UTC.</param>
/// <param name="EndTime">Likewise; the second or day that it names is included.</param>
internal sealed record OperationLogFilter(
    string? Username,
    string? Module,
    string? Action,
    int? Status,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "start_time")] string? StartTime,
    [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "end_time")] string? EndTime)
{
    public Result<OperationQuery> AsQuery(AdminPaging paging)
    {
        List<FieldError> wrong = [.. paging.Check(), .. AdminFields.Status(Status)];
        var (from, until) = ApiTimes.Range(StartTime, EndTime, wrong);
        return wrong.AsError() is { } error
            ? error
            : new OperationQuery(paging.Request) { UserName = Username, Module = Module, Action = Action, Succeeded = AdminFields.IsOn(Status), From = from, Until = until };
    }
}

/// <summary>One page of a log, newest first.</summary>
/// <param name="Total">How many there are; counted no further than 10,000.</param>
/// <param name="IsCapped">Whether there are more than <paramref name="Total"/>.</param>
public sealed record LogPageView<T>(IReadOnlyList<T> Items, long Total, bool IsCapped, int Page, int PerPage)
{
    internal static LogPageView<T> Of<TEntry>(LogPage<TEntry> page, Func<TEntry, T> view) =>
        new([.. page.Items.Select(view)], page.Total, page.IsCapped, page.Number, page.Size);
}

/// <summary>One attempt to sign in.</summary>
/// <param name="UserId">Null when there is no such user.</param>
/// <param name="Username">As it was typed.</param>
/// <param name="Status">1 succeeded, 0 failed.</param>
/// <param name="Message">What came of it, in the caller's language.</param>
public sealed record LoginLogView(
    long Id, int? UserId, string Username, string Ip, string UserAgent, int Status, string Message, DateTime CreatedAt)
{
    internal static LoginLogView Of(LoginEntry entry, ApiText text) => new(
        entry.Id,
        entry.UserId,
        entry.UserName,
        entry.Address,
        entry.UserAgent,
        AdminFields.Of(entry.Succeeded),
        entry.Succeeded ? text.Success("login_succeeded") : text.For(Error.Unauthenticated(entry.Reason)),
        entry.At);
}

/// <summary>One change, or one that was refused or failed.</summary>
/// <param name="UserId">Null for the product itself.</param>
/// <param name="Method">HTTP method; <c>CONSOLE</c> for what was done on a page.</param>
/// <param name="RequestParams">JSON of what was asked for, secrets masked; empty when it takes no input.</param>
/// <param name="Status">1 succeeded, 0 refused or failed.</param>
/// <param name="Duration">Milliseconds.</param>
/// <param name="TraceId">W3C trace id of the request.</param>
public sealed record OperationLogView(
    long Id,
    int? UserId,
    string Username,
    string Ip,
    string Method,
    string Path,
    string Action,
    string Module,
    string RequestParams,
    int Status,
    int Duration,
    string UserAgent,
    string TraceId,
    DateTime CreatedAt)
{
    internal static OperationLogView Of(OperationEntry entry) => new(
        entry.Id,
        entry.UserId,
        entry.UserName,
        entry.Address,
        entry.Method,
        entry.Path,
        entry.Action,
        entry.Module,
        entry.Parameters ?? "",
        AdminFields.Of(entry.Succeeded),
        entry.DurationMilliseconds,
        entry.UserAgent,
        entry.TraceId,
        entry.At);
}
