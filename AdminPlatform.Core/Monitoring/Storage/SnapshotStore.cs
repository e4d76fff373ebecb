using System.Data;
using System.Text.Json;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>Keeps the newest snapshot of each server over a restart.</summary>
internal sealed class SnapshotStore(IDbContextFactory<AppDbContext> contexts, WriteGate gate)
{
    private const string Upsert = """
        INSERT INTO server_snapshots (server_id, time, snapshot, facts) VALUES (@server, @time, @snapshot, @facts)
        ON CONFLICT (server_id) DO UPDATE SET time = excluded.time, snapshot = excluded.snapshot, facts = excluded.facts
        """;

    public async Task SaveAsync(IReadOnlyCollection<ServerState> states, CancellationToken cancellationToken)
    {
        if (states.Count == 0)
        {
            return;
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await database.Database.BeginTransactionAsync(cancellationToken);
        await scope.GetDbTransaction().ExecuteManyAsync(
            Upsert, ["@server", "@time", "@snapshot", "@facts"], [DbType.Int32, DbType.Int64, DbType.String, DbType.String], states.Select(Row), cancellationToken);
        await scope.CommitAsync(cancellationToken);
    }

    public async Task<List<ServerState>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Set<SnapshotRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(State).OfType<ServerState>()];
    }

    private static object?[] Row(ServerState state) =>
    [
        state.Snapshot.ServerId, new DateTimeOffset(state.Snapshot.Timestamp).ToUnixTimeSeconds(),
        JsonSerializer.Serialize(state.Snapshot, JsonSerializerOptions.Web), JsonSerializer.Serialize(state.Facts, JsonSerializerOptions.Web),
    ];

    /// <summary>Null when another version wrote something this one cannot read: the next sample is seconds away.</summary>
    private static ServerState? State(SnapshotRow row)
    {
        try
        {
            return new(
                JsonSerializer.Deserialize<MetricsSnapshot>(row.Snapshot, JsonSerializerOptions.Web)!,
                JsonSerializer.Deserialize<ServerFacts>(row.Facts, JsonSerializerOptions.Web)!);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is known of a server right now.</summary>
internal sealed record ServerState(MetricsSnapshot Snapshot, ServerFacts Facts);
