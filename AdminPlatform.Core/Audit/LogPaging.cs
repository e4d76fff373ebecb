using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit;

/// <summary>An entry of either log.</summary>
internal interface ILogEntry
{
    long Id { get; }

    DateTime At { get; }
}

/// <summary>Reads pages of a log by its ranges: the ids from the index alone, then the entries themselves.</summary>
internal static class LogPaging
{
    public static async Task<LogPage<T>> PageAsync<T>(
        this AppDbContext database, DbSet<T> log, LogRange range, PageRequest page, CancellationToken cancellationToken)
        where T : class, ILogEntry
    {
        var items = page.Offset < LogPage<T>.MaxTotal
            ? await database.EntriesAsync(log, range, page.Offset, (int)Math.Min(page.Size, LogPage<T>.MaxTotal - page.Offset), cancellationToken)
            : [];

        // A page that is not full tells how many there are; only an empty one beyond the first does not.
        var count = items.Count < page.Size && (items.Count > 0 || page.Offset == 0)
            ? page.Offset + items.Count
            : await database.CountAsync(range, LogPage<T>.MaxTotal + 1, cancellationToken);
        var isCapped = count > LogPage<T>.MaxTotal;
        return new LogPage<T>(items, isCapped ? LogPage<T>.MaxTotal : count, isCapped, page.Number, page.Size);
    }

    /// <summary>Up to <paramref name="take"/> entries, newest first.</summary>
    public static async Task<List<T>> EntriesAsync<T>(
        this AppDbContext database, DbSet<T> log, LogRange range, long skip, int take, CancellationToken cancellationToken)
        where T : class, ILogEntry
    {
        if (range.IsEmpty)
        {
            return [];
        }

        var (sql, values) = range.Page(skip, take);
        var ids = await database.Database.SqlQueryRaw<long>(sql, values).ToListAsync(cancellationToken);
        var entries = await log.AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, cancellationToken);

        // Retention may have taken one in between.
        return ids.ConvertAll(id => entries.GetValueOrDefault(id)).OfType<T>().ToList();
    }

    /// <summary>How many there are, counted up to <paramref name="limit"/>.</summary>
    public static async Task<long> CountAsync(this AppDbContext database, LogRange range, long limit, CancellationToken cancellationToken)
    {
        if (range.IsEmpty)
        {
            return 0;
        }

        var (sql, values) = range.Count(limit);
        return (await database.Database.SqlQueryRaw<long>(sql, values).ToListAsync(cancellationToken))[0];
    }
}
