using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit.Export;

/// <summary>An export of one of the logs.</summary>
/// <param name="ranges">What belongs to it, before a place in the log.</param>
internal sealed class LogExport<T>(
    IDbContextFactory<AppDbContext> contexts,
    Func<AppDbContext, DbSet<T>> log,
    IReadOnlyList<LogColumn<T>> columns,
    Func<LogKey, LogRange> ranges,
    LogKey end,
    (string Log, LogFormat Format, DateTime At) name) : LogExport(name.Log, name.Format, name.At)
    where T : class, ILogEntry
{
    internal const int BatchSize = 1_000;

    public override async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.CountAsync(ranges(end), long.MaxValue, cancellationToken);
    }

    public override async Task WriteToAsync(Stream target, Action<long>? written, CancellationToken cancellationToken)
    {
        await using ILogWriter<T> writer = Format == LogFormat.Csv ? new CsvLogWriter<T>(target, columns) : new JsonLogWriter<T>(target, columns);
        await writer.BeginAsync(cancellationToken);
        var count = 0L;
        await foreach (var batch in BatchesAsync(cancellationToken).WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(batch, cancellationToken);
            written?.Invoke(count += batch.Count);
        }

        await writer.EndAsync(cancellationToken);
    }

    private async IAsyncEnumerable<List<T>> BatchesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = end;
        while (true)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var batch = await database.EntriesAsync(log(database), ranges(before), 0, BatchSize, cancellationToken);
            if (batch.Count == 0)
            {
                yield break;
            }

            before = new LogKey(batch[^1].At, batch[^1].Id);
            yield return batch;
        }
    }
}
