using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Monitoring;

/// <summary>Says which servers are watched; takes <c>monitor:edit</c>. Errors: <c>access.denied</c>, <c>server.not_found</c>.</summary>
public sealed class MonitoredServers(Changes changes, Feed feed)
{
    private const string Module = "monitoring";

    /// <summary>Watches a server from the next step on; fine when it is watched already.</summary>
    public Task<Result<Done>> AddAsync(Actor actor, int serverId, CancellationToken cancellationToken) =>
        SetAsync(actor, serverId, "add", true, cancellationToken);

    /// <summary>Watches a server no longer; what was collected stays. Fine when it is not watched.</summary>
    public Task<Result<Done>> RemoveAsync(Actor actor, int serverId, CancellationToken cancellationToken) =>
        SetAsync(actor, serverId, "remove", false, cancellationToken);

    private Task<Result<Done>> SetAsync(Actor actor, int serverId, string action, bool monitored, CancellationToken cancellationToken)
    {
        var change = new Change(Module, action) { Permission = MonitorPermissions.Edit, TargetId = serverId.ToString(CultureInfo.InvariantCulture) };
        return changes.RunAsync<Done>(actor, change, scope => SetAsync(scope, serverId, monitored, cancellationToken), cancellationToken);
    }

    private async Task<Result<Done>> SetAsync(ChangeScope scope, int serverId, bool monitored, CancellationToken cancellationToken)
    {
        if (await scope.Database.Servers.SingleOrDefaultAsync(server => server.Id == serverId, cancellationToken) is not { } server)
        {
            return Error.NotFound(ServerReader.NotFoundCode);
        }

        scope.Target = server.Name;
        if (server.IsMonitored != monitored)
        {
            scope.Changed("is_monitored", server.IsMonitored, monitored);
            server.IsMonitored = monitored;
            server.UpdatedAt = scope.Now;
            scope.AfterCommit(() => feed.Publish(new ServersChanged()));
        }

        return Done.Yes;
    }
}
