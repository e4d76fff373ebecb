using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Servers;

/// <summary>Looks at the registry of servers; takes <c>server:view</c>. Answers from memory.</summary>
public sealed class ServerReader
{
    public const string NotFoundCode = "server.not_found";

    private readonly ServerDirectory _servers;
    private readonly IServerVitals _vitals;

    internal ServerReader(ServerDirectory servers, IServerVitals vitals) => (_servers, _vitals) = (servers, vitals);

    /// <summary>One page by name. Errors: <c>access.denied</c>, <c>page.number</c>, <c>page.size</c>.</summary>
    public async ValueTask<Result<Page<ServerSummary>>> ListAsync(Actor actor, ServerQuery query, CancellationToken cancellationToken)
    {
        if (actor.Deny(ServerPermissions.View) is { } denied)
        {
            return denied;
        }

        if (query.Page.Check("page", "page_size") is { Count: > 0 } wrong)
        {
            return Error.Invalid(wrong);
        }

        await _vitals.LoadAsync(cancellationToken);
        var found = (await _servers.AllAsync(cancellationToken)).Values
            .Where(server => Matches(server, query))
            .Select(server => ServerSummary.Of(server, _vitals.Of(server.Id)))
            .Where(server => query.IsOnline is null || query.IsOnline == server.IsOnline)
            .OrderBy(server => server.Name, StringComparer.OrdinalIgnoreCase).ThenBy(server => server.Id)
            .ToList();
        var items = found.Skip((int)Math.Min(query.Page.Offset, found.Count)).Take(query.Page.Size).ToList();
        return new Page<ServerSummary>(items, found.Count, query.Page.Number, query.Page.Size);
    }

    /// <summary>One server. Errors: <c>access.denied</c>, <c>server.not_found</c>.</summary>
    public async ValueTask<Result<ServerDetails>> GetAsync(Actor actor, int id, CancellationToken cancellationToken)
    {
        if (actor.Deny(ServerPermissions.View) is { } denied)
        {
            return denied;
        }

        await _vitals.LoadAsync(cancellationToken);
        if (!(await _servers.AllAsync(cancellationToken)).TryGetValue(id, out var server))
        {
            return Error.NotFound(NotFoundCode);
        }

        var vitals = _vitals.Of(id);
        return new ServerDetails(ServerSummary.Of(server, vitals), vitals.Facts);
    }

    private static bool Matches(Server server, ServerQuery query) =>
        (query.Environment is null || query.Environment == server.Environment)
        && (query.IsMonitored is null || query.IsMonitored == server.IsMonitored)
        && (string.IsNullOrWhiteSpace(query.Search) || Contains(server, query.Search.Trim()));

    private static bool Contains(Server server, string text) =>
        server.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || server.Host.Contains(text, StringComparison.OrdinalIgnoreCase)
        || server.Description.Contains(text, StringComparison.OrdinalIgnoreCase);
}
