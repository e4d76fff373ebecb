using System.Data;
using System.Data.Common;
using System.Globalization;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>
/// Stores samples and derives the coarser tiers in the same transaction. Minutes follow every batch. Ten minutes and hours follow when a
/// minute has ended or when a sample came late; what still waits for that is at most the current minute, and a restart makes up for it.
/// Not for use by two callers at once: the poller is the only one.
/// </summary>
internal sealed class SampleStore(IDbContextFactory<AppDbContext> contexts, WriteGate gate, IOptions<MonitoringOptions> options, TimeProvider time)
{
    private static readonly IReadOnlyList<DbType> s_types = [.. Enumerable.Repeat(DbType.Int64, SampleSql.InsertParameters.Count)];

    /// <summary>Starts of the rows that a later sample has made untrue.</summary>
    private readonly SortedSet<long> _tenMinutes = [];
    private readonly SortedSet<long> _hours = [];

    /// <summary>The newest minute that was stored; null until the first batch after a start.</summary>
    private long? _minute;

    /// <summary>Stores what is new in <paramref name="samples"/>, in any order, in one transaction. Says what it changed.</summary>
    /// <remarks>A sample whose step is expired already is left out: the rows it belongs to are no longer complete below.</remarks>
    public async Task<StoredBatch> StoreAsync(IReadOnlyCollection<Sample> samples, CancellationToken cancellationToken)
    {
        var oldest = Tier.Raw.Oldest(options.Value, time.GetUtcNow().ToUnixTimeSeconds());
        List<Sample> batch = [.. samples.Where(sample => sample.Time >= oldest)];
        if (batch.Count == 0)
        {
            return StoredBatch.Nothing;
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await database.Database.BeginTransactionAsync(cancellationToken);
        var transaction = scope.GetDbTransaction();
        _minute ??= await ResumeAsync(transaction, cancellationToken);
        await transaction.ExecuteManyAsync(SampleSql.Insert, SampleSql.InsertParameters, s_types, batch.Select(Row), cancellationToken);
        var coarse = await RollUpAsync(transaction, batch, cancellationToken);
        await scope.CommitAsync(cancellationToken);
        Committed(batch, coarse);
        return new([.. batch.Select(sample => sample.ServerId).Distinct()], coarse);
    }

    /// <summary>Whatever was stored last may not have reached the coarse tiers. Returns its minute, 0 when there is nothing.</summary>
    private async Task<long> ResumeAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.Command(transaction, SampleSql.Newest, ("@tier", (short)Tier.Minute));
        if (await command.ExecuteScalarAsync(cancellationToken) is not (not null and not DBNull and var newest))
        {
            return 0;
        }

        var minute = Convert.ToInt64(newest, CultureInfo.InvariantCulture);
        Soil(minute);
        return minute;
    }

    private void Soil(long minute)
    {
        _tenMinutes.Add(Tiers.Floor(minute, Tier.TenMinutes.Step(options.Value)));
        _hours.Add(Tiers.Floor(minute, Tier.Hour.Step(options.Value)));
    }

    private async Task<bool> RollUpAsync(DbTransaction transaction, List<Sample> batch, CancellationToken cancellationToken)
    {
        SortedSet<long> minutes = [.. batch.Select(sample => Tiers.Floor(sample.Time, 60))];
        foreach (var minute in minutes)
        {
            Soil(minute);
        }

        await RollUpAsync(transaction, Tier.Minute, minutes, cancellationToken);
        if (batch.TrueForAll(sample => Tiers.Floor(sample.Time, 60) == _minute))
        {
            return false;
        }

        await RollUpAsync(transaction, Tier.TenMinutes, _tenMinutes, cancellationToken);
        await RollUpAsync(transaction, Tier.Hour, _hours, cancellationToken);
        return true;
    }

    private async Task RollUpAsync(DbTransaction transaction, Tier tier, SortedSet<long> buckets, CancellationToken cancellationToken)
    {
        var step = tier.Step(options.Value);
        foreach (var start in buckets)
        {
            await using var command = transaction.Connection!.Command(
                transaction, SampleSql.RollUp, ("@tier", (short)tier), ("@below", (short)(tier - 1)), ("@from", start), ("@to", start + step));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Only now is it true: had the transaction failed, everything would still be dirty.</summary>
    private void Committed(List<Sample> batch, bool coarse)
    {
        _minute = Math.Max(_minute ?? 0, Tiers.Floor(batch.Max(sample => sample.Time), 60));
        if (coarse)
        {
            _tenMinutes.Clear();
            _hours.Clear();
        }
    }

    private static object?[] Row(Sample sample) =>
        [(long)sample.ServerId, sample.Time, .. SampleMetrics.All.Select(metric => (object?)sample.Values[metric])];
}

/// <summary>What a batch changed.</summary>
/// <param name="ServerIds">Whose rows.</param>
/// <param name="Coarse">Whether those of ten minutes and hours as well.</param>
internal sealed record StoredBatch(IReadOnlyCollection<int> ServerIds, bool Coarse)
{
    public static readonly StoredBatch Nothing = new([], false);
}
