using System.Collections.Concurrent;
using AdminPlatform.Core.Monitoring.Storage;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring;

/// <summary>Builds every answer once for each step, however many ask for it at the same time.</summary>
internal sealed class HistoryCache(SampleReader samples, IOptions<MonitoringOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly ConcurrentDictionary<int, Version> _versions = new();

    public async ValueTask<History> GetAsync(int serverId, HistoryMetric metric, HistoryRange range, CancellationToken cancellationToken)
    {
        var (key, tier) = (new Key(serverId, metric, range), TierOf(range));
        var (version, from) = (VersionOf(key), From(range, tier));
        if (_entries.TryGetValue(key, out var entry) && IsGood(entry, version, from, tier))
        {
            return await entry.History.Value.WaitAsync(cancellationToken);
        }

        // Two that miss together may both replace the entry; the loser asks for the winner's.
        Entry built = new(version, from, new(() => BuildAsync(key, tier, from)));
        entry = _entries.AddOrUpdate(key, built, (_, other) => IsGood(other, version, from, tier) ? other : built);
        try
        {
            return await entry.History.Value.WaitAsync(cancellationToken);
        }
        catch when (entry.History.Value.IsFaulted)
        {
            _entries.TryRemove(new(key, entry));
            throw;
        }
    }

    /// <summary>New samples are committed: answers built before are untrue from now on.</summary>
    public void Stored(StoredBatch batch)
    {
        foreach (var server in batch.ServerIds)
        {
            _versions.AddOrUpdate(server, new Version(1, 1), (_, version) => new(version.Fine + 1, version.Coarse + (batch.Coarse ? 1 : 0)));
        }

        foreach (var item in _entries.Where(item => !IsGood(item.Value, VersionOf(item.Key), From(item.Key.Range, TierOf(item.Key.Range)), TierOf(item.Key.Range))))
        {
            _entries.TryRemove(item);
        }
    }

    private async Task<History> BuildAsync(Key key, Tier tier, long from) =>
        new(key.ServerId, key.Metric, key.Range, await samples.RangeAsync(key.ServerId, MetricOf(key.Metric), tier, from, CancellationToken.None));

    /// <summary>
    /// The window has moved on with the clock a moment before its newest sample is there; that moment is no reason to build twice.
    /// </summary>
    private bool IsGood(Entry entry, long version, long from, Tier tier) =>
        entry.Version == version && from - entry.From <= tier.Step(options.Value);

    private long VersionOf(Key key)
    {
        var version = _versions.GetValueOrDefault(key.ServerId);
        return TierOf(key.Range) <= Tier.Minute ? version.Fine : version.Coarse;
    }

    /// <summary>Start of the oldest of the steps that fill the range, the open one being the last.</summary>
    private long From(HistoryRange range, Tier tier)
    {
        var step = tier.Step(options.Value);
        return Tiers.Floor(time.GetUtcNow().ToUnixTimeSeconds(), step) - (long)Length(range).TotalSeconds + step;
    }

    internal static SampleMetric MetricOf(HistoryMetric metric) => metric switch
    {
        HistoryMetric.Cpu => SampleMetric.Cpu,
        HistoryMetric.Memory => SampleMetric.Memory,
        HistoryMetric.Disk => SampleMetric.Disk,
        _ => SampleMetric.Network,
    };

    private static Tier TierOf(HistoryRange range) => range switch
    {
        HistoryRange.Hour => Tier.Raw,
        HistoryRange.SixHours => Tier.Minute,
        HistoryRange.Day => Tier.TenMinutes,
        _ => Tier.Hour,
    };

    private static TimeSpan Length(HistoryRange range) => range switch
    {
        HistoryRange.Hour => TimeSpan.FromHours(1),
        HistoryRange.SixHours => TimeSpan.FromHours(6),
        HistoryRange.Day => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };

    private readonly record struct Key(int ServerId, HistoryMetric Metric, HistoryRange Range);

    /// <summary>How often new samples came for the fine and for the coarse tiers.</summary>
    private readonly record struct Version(long Fine, long Coarse);

    private sealed record Entry(long Version, long From, Lazy<Task<History>> History);
}
