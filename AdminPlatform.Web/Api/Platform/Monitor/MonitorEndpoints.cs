using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace AdminPlatform.Web.Api.Platform.Monitor;

/// <summary><c>/api/monitor</c>.</summary>
internal static class MonitorEndpoints
{
    private const int RecentActivities = 20;

    public static void Map(IEndpointRouteBuilder guarded)
    {
        var monitor = guarded.MapGroup("/monitor").WithTags("monitor");
        monitor.MapGet("/dashboard", DashboardAsync).Needs(MonitorPermissions.View).Produces<PlatformReply<DashboardView>>();
        monitor.MapGet("/stats", StatsAsync).Needs(MonitorPermissions.View).Produces<PlatformReply<StatsView>>();

        var servers = monitor.MapGroup("/servers").AnswersErrors(StatusCodes.Status400BadRequest);
        servers.MapPost("", AddAsync).Needs(MonitorPermissions.Edit).Produces<PlatformReply>();
        servers.MapDelete("/{id}", RemoveAsync).Needs(MonitorPermissions.Edit).Produces<PlatformReply>();

        var server = servers.MapGroup("/{id}").AnswersErrors(StatusCodes.Status404NotFound);
        server.MapGet("/metrics", MetricsAsync).Needs(MonitorPermissions.View).Produces<PlatformReply<MetricsSnapshot>>();
        server.MapGet("/status", StatusAsync).Needs(MonitorPermissions.View).Produces<PlatformReply<StatusView>>();
        server.MapGet("/history", HistoryAsync).Needs(MonitorPermissions.View).Produces<PlatformReply<HistoryView>>();
    }

    private static async Task<IResult> DashboardAsync(
        Caller caller, MonitorReader monitor, ActivityReader activities, ActivityText text, PlatformReplies replies, CancellationToken cancellationToken)
    {
        var stats = await monitor.Stats(caller.Actor, cancellationToken);
        if (stats.Error is { } denied)
        {
            return replies.Error(denied);
        }

        var recent = await activities.RecentAsync(caller.Actor, RecentActivities, cancellationToken);
        return replies.Of(recent, found => new DashboardView(StatsView.Of(stats.Value), [], [.. found.Select(activity => ActivityView.Of(activity, text))]), "read");
    }

    private static async ValueTask<IResult> StatsAsync(Caller caller, MonitorReader monitor, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await monitor.Stats(caller.Actor, cancellationToken), StatsView.Of, "read");

    private static async ValueTask<IResult> MetricsAsync(Caller caller, int id, MonitorReader monitor, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await monitor.Metrics(caller.Actor, id, cancellationToken), snapshot => snapshot, "read");

    private static async ValueTask<IResult> StatusAsync(Caller caller, int id, MonitorReader monitor, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await monitor.Status(caller.Actor, id, cancellationToken), status => StatusView.Of(id, status), "read");

    private static async ValueTask<IResult> HistoryAsync(
        Caller caller, int id, MonitorReader monitor, HistoryReplies histories, PlatformReplies replies, CancellationToken cancellationToken,
        string metric = "cpu", [FromQuery(Name = "time_range")] string timeRange = "1h")
    {
        var asked = HistoryNames.Parse(metric, timeRange);
        if (asked.Error is { } wrong)
        {
            return replies.Error(wrong);
        }

        var result = await monitor.History(caller.Actor, id, asked.Value.Metric, asked.Value.Range, cancellationToken);
        return result.IsSuccess ? histories.Of(result.Value, metric, timeRange) : replies.Error(result.Error);
    }

    private static async Task<IResult> AddAsync(
        Caller caller, AddServerRequest request, MonitoredServers servers, PlatformReplies replies, CancellationToken cancellationToken) =>
        request.ServerId is { } id
            ? replies.Of(await servers.AddAsync(caller.Actor, id, cancellationToken), "monitor_added", notFound: StatusCodes.Status400BadRequest)
            : replies.Error(Error.Invalid("server_id", "field.required", "server_id"));

    private static async Task<IResult> RemoveAsync(Caller caller, int id, MonitoredServers servers, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await servers.RemoveAsync(caller.Actor, id, cancellationToken), "monitor_removed", notFound: StatusCodes.Status400BadRequest);
}
