using System.Collections.Frozen;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Servers;

/// <summary>All registered servers, read once and again after <see cref="ServersChanged"/>. Treat them as immutable.</summary>
internal sealed class ServerDirectory : IDisposable
{
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly IDisposable _subscription;
    private volatile FrozenDictionary<int, Server>? _servers;
    private int _generation;

    public ServerDirectory(IDbContextFactory<AppDbContext> contexts, Feed feed)
    {
        _contexts = contexts;
        _subscription = feed.Subscribe<ServersChanged>(_ => Forget());
    }

    /// <summary>By id; completes at once while nothing changes.</summary>
    public ValueTask<FrozenDictionary<int, Server>> AllAsync(CancellationToken cancellationToken) =>
        _servers is { } servers ? new(servers) : new(ReadAsync(cancellationToken));

    public void Dispose() => _subscription.Dispose();

    private void Forget()
    {
        Interlocked.Increment(ref _generation);
        _servers = null;
    }

    private async Task<FrozenDictionary<int, Server>> ReadAsync(CancellationToken cancellationToken)
    {
        var generation = Volatile.Read(ref _generation);
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var servers = await database.Servers.AsNoTracking().ToListAsync(cancellationToken);
        var read = servers.ToFrozenDictionary(server => server.Id);

        // Something changed while this was read: good for this caller, who began before, and for nobody after.
        _servers = generation == Volatile.Read(ref _generation) ? read : null;
        if (generation != Volatile.Read(ref _generation))
        {
            _servers = null;
        }

        return read;
    }
}
