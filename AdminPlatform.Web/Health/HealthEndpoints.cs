using AdminPlatform.Core.Data;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Health;

/// <summary>What load balancers and watchdogs ask, outside any dialect's envelope.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] s_verbs = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("").ExcludeFromDescription().NeedsNothing();
        health.MapMethods("/health", s_verbs, Health);
        health.MapMethods("/api/health", s_verbs, (TimeProvider time) => Status("healthy", time));
        health.MapMethods("/api/live", s_verbs, (TimeProvider time) => Status("alive", time));
        health.MapMethods("/api/ready", s_verbs, ReadyAsync);
    }

    private static IResult Health(TimeProvider time) => TypedResults.Json(new HealthReply("ok", time.GetUtcNow().UtcDateTime));

    private static async Task<IResult> ReadyAsync(DatabaseProbe probe, TimeProvider time, CancellationToken cancellationToken) =>
        await probe.CanWriteAsync(cancellationToken) ? Status("ready", time) : Status("unavailable", time, StatusCodes.Status503ServiceUnavailable);

    private static IResult Status(string status, TimeProvider time, int statusCode = StatusCodes.Status200OK) =>
        TypedResults.Json(new StatusReply(status, time.GetUtcNow().UtcDateTime), statusCode: statusCode);
}

/// <summary>Answer of <c>/health</c>.</summary>
public sealed record HealthReply(string Status, DateTime Time);

/// <summary>Answer of <c>/api/health</c>, <c>/api/ready</c> and <c>/api/live</c>.</summary>
public sealed record StatusReply(string Status, DateTime Timestamp);
