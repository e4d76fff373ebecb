using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Audit;

/// <summary>Removes entries that are older than the settings keep them: the only thing that ever leaves a log.</summary>
internal sealed class LogRetention(IDbContextFactory<AppDbContext> contexts, WriteGate gate, IOptionsMonitor<LogOptions> options, TimeProvider time)
{
    /// <summary>Entries in one transaction: few enough that whoever waits to write behind it does not notice.</summary>
    public const int BatchSize = 1_000;

    /// <summary>Removes what has expired by the settings of this moment. Returns how many of each.</summary>
    public async Task<(int Operations, int Logins)> RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        return (
            await RemoveAsync(database => database.OperationLog, settings.OperationRetentionDays, cancellationToken),
            await RemoveAsync(database => database.LoginLog, settings.LoginRetentionDays, cancellationToken));
    }

    private async Task<int> RemoveAsync<T>(Func<AppDbContext, DbSet<T>> log, int days, CancellationToken cancellationToken)
        where T : class, ILogEntry
    {
        var removed = 0;
        if (days > 0)
        {
            var oldest = time.GetUtcNow().UtcDateTime.AddDays(-days);
            int batch;
            do
            {
                batch = await RemoveBatchAsync(log, oldest, cancellationToken);
                removed += batch;
            }
            while (batch == BatchSize);
        }

        return removed;
    }

    private async Task<int> RemoveBatchAsync<T>(Func<AppDbContext, DbSet<T>> log, DateTime oldest, CancellationToken cancellationToken)
        where T : class, ILogEntry
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = log(database);
        var expired = entries.Where(entry => entry.At < oldest).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Take(BatchSize).Select(entry => entry.Id);
        return await entries.Where(entry => expired.Contains(entry.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
