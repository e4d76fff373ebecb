using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit;

/// <summary>The one place that adds to the operation log.</summary>
internal sealed class OperationLog(IDbContextFactory<AppDbContext> contexts, WriteGate gate, OperationKinds kinds, Feed feed)
{
    /// <summary>Adds an entry to a transaction; <see cref="Tell"/> once it is committed.</summary>
    public void Add(AppDbContext database, OperationEntry entry)
    {
        kinds.Note(entry);
        database.OperationLog.Add(entry);
    }

    public void Tell(OperationEntry entry) => feed.Publish(new OperationLogged(entry));

    /// <summary>Writes an entry by itself. The caller may have gone away; the log hears of it all the same.</summary>
    public async Task WriteAsync(OperationEntry entry)
    {
        using (await gate.EnterAsync(CancellationToken.None))
        {
            await using var database = await contexts.CreateDbContextAsync(CancellationToken.None);
            Add(database, entry);
            await database.SaveChangesAsync(CancellationToken.None);
        }

        Tell(entry);
    }
}

/// <summary>An entry was added to the operation log.</summary>
public sealed record OperationLogged(OperationEntry Entry);
