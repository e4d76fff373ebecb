using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>Removes samples that are older than the settings keep them.</summary>
internal sealed class SampleRetention(IDbContextFactory<AppDbContext> contexts, WriteGate gate, IOptions<MonitoringOptions> options, TimeProvider time)
{
    /// <summary>Servers in one transaction: few enough that a poller waiting behind it does not miss its step.</summary>
    private const int ServersAtOnce = 50;

    /// <summary>Removes what has expired, a few servers at a time. Returns how many rows.</summary>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var removed = 0;
        foreach (var servers in (await ServersAsync(cancellationToken)).Chunk(ServersAtOnce))
        {
            removed += await RemoveAsync(servers[0], servers[^1], now, cancellationToken);
        }

        return removed;
    }

    private async Task<List<int>> ServersAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Servers.IgnoreQueryFilters().OrderBy(server => server.Id).Select(server => server.Id).ToListAsync(cancellationToken);
    }

    private async Task<int> RemoveAsync(int first, int last, long now, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await database.Database.BeginTransactionAsync(cancellationToken);
        var transaction = scope.GetDbTransaction();
        var removed = 0;
        foreach (var tier in Enum.GetValues<Tier>())
        {
            await using var command = transaction.Connection!.Command(
                transaction, SampleSql.Expire, ("@first", first), ("@last", last), ("@tier", (short)tier), ("@oldest", tier.Oldest(options.Value, now)));
            removed += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await scope.CommitAsync(cancellationToken);
        return removed;
    }
}
