using System.Collections.Concurrent;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Audit;

/// <summary>What sort of entry: all of one kind stand together in the indexes of the operation log, in order of time.</summary>
internal readonly record struct OperationKind(string Module, string Action, bool Succeeded);

/// <summary>The few kinds that occur in the operation log, so that any filter can be answered by ranges of an index.</summary>
internal sealed class OperationKinds(IDbContextFactory<AppDbContext> contexts) : IDisposable
{
    private readonly ConcurrentDictionary<OperationKind, bool> _kinds = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile bool _isLoaded;

    /// <summary>Call before an entry is written. A kind too many costs a look; one too few would hide entries.</summary>
    public void Note(OperationEntry entry) => _kinds.TryAdd(new OperationKind(entry.Module, entry.Action, entry.Succeeded), true);

    public async ValueTask<IEnumerable<OperationKind>> AllAsync(CancellationToken cancellationToken)
    {
        if (!_isLoaded)
        {
            await _loading.WaitAsync(cancellationToken);
            try
            {
                await LoadAsync(cancellationToken);
                _isLoaded = true;
            }
            finally
            {
                _loading.Release();
            }
        }

        return _kinds.Keys;
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>Leaps through the index from kind to kind.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_isLoaded)
        {
            return;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        OperationKind? last = new OperationKind("", "", false);
        while (last is { } kind)
        {
            var next = await database.OperationLog.FromSql(
                $"""
                SELECT * FROM operation_log WHERE (module, action, succeeded) > ({kind.Module}, {kind.Action}, {kind.Succeeded})
                ORDER BY module, action, succeeded, at, id LIMIT 1
                """).AsNoTracking().ToListAsync(cancellationToken);
            next.ForEach(Note);
            last = next.Select(entry => (OperationKind?)new OperationKind(entry.Module, entry.Action, entry.Succeeded)).FirstOrDefault();
        }
    }
}
