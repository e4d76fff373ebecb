#pragma warning disable RS0030 // Random: a seed makes the same history again, which is the point
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Monitoring.Storage;

namespace AdminPlatform.Tests.Monitoring;

/// <summary>Some hours of a few servers as they never should be: gaps, duplicates, late and shuffled samples, restarts. The same for a seed.</summary>
internal sealed class RandomHistory(int seed, IReadOnlyList<int> servers, long start)
{
    private const int Steps = 500;

    private readonly Random _random = new(seed);
    private readonly Dictionary<(int Server, long Time), Sample> _stored = [];
    private long _now = start;

    public IEnumerable<(TimeSpan Elapsed, bool Restart, IReadOnlyList<Sample> Samples)> Batches()
    {
        List<Sample> late = [];
        for (var step = 0; step < Steps; step++)
        {
            var skipped = _random.Next(50) == 0 ? _random.Next(1, 60) : 0;
            var elapsed = 10 * (1 + skipped);
            _now += elapsed;
            List<Sample> batch = [.. late.Where(_ => _random.Next(3) == 0)];
            late.RemoveAll(batch.Contains);
            foreach (var sample in servers.Where(_ => _random.Next(10) > 0).Select(server => New(server, _now)))
            {
                (_random.Next(8) == 0 ? late : batch).Add(sample);
            }

            if (_stored.Count > 0 && _random.Next(10) == 0)
            {
                var (server, time) = _stored.Keys.ElementAt(_random.Next(_stored.Count));
                batch.Add(New(server, time));
            }

            yield return (TimeSpan.FromSeconds(elapsed), _random.Next(60) == 0, Shuffled(batch));
        }
    }

    /// <summary>One more minute for every server, after which nothing waits to be derived.</summary>
    public IReadOnlyList<Sample> Last() => Shuffled([.. servers.Select(server => New(server, _now + 60))]);

    public IReadOnlyList<HistoryPoint> Expected(int server, Tier tier)
    {
        var step = tier.Step(new MonitoringOptions());
        return [.. _stored.Values.Where(sample => sample.ServerId == server).GroupBy(sample => Tiers.Floor(sample.Time, step)).OrderBy(bucket => bucket.Key).Select(bucket =>
            new HistoryPoint(DateTime.UnixEpoch.AddSeconds(bucket.Key), Mean(bucket, SampleMetric.Network), Values(bucket, SampleMetric.Network).Min(), Values(bucket, SampleMetric.Network).Max())
            {
                Received = Mean(bucket, SampleMetric.Received),
                Sent = Mean(bucket, SampleMetric.Sent),
            })];
    }

    private static IEnumerable<double> Values(IEnumerable<Sample> samples, SampleMetric metric) => samples.Select(sample => (double)sample.Values[metric]!.Value);

    private static double Mean(IEnumerable<Sample> samples, SampleMetric metric) => Math.Round(Values(samples, metric).Sum() / samples.Count(), 2);

    private Sample New(int server, long time) => MonitoringHost.Sample(server, time, metric => _random.Next(metric.IsRate() ? 2_000_000_000 : 10_001));

    private List<Sample> Shuffled(List<Sample> batch)
    {
        var samples = batch.OrderBy(_ => _random.Next()).ToList();
        foreach (var sample in samples)
        {
            _stored.TryAdd((sample.ServerId, sample.Time), sample);
        }

        return samples;
    }
}
