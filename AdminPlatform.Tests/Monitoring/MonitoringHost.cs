using System.Collections.Frozen;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Monitoring.Polling;
using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Monitoring;

/// <summary>Monitoring as the product wires it, on a test's database, with a clock that the test moves and servers that it plays.</summary>
internal sealed class MonitoringHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Leaves what is in the database: a second host on the same one is a restart.</summary>
    public MonitoringHost(TestDatabase database, FakeTime time, params (string Key, string Value)[] settings)
    {
        Time = time;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<Feed>()
            .AddData(database.Options)
            .AddAudit(configuration).AddServers().AddMonitoring(configuration)
            .AddSingleton<IMetricsSource>(Source)
            .BuildServiceProvider();
    }

    public FakeTime Time { get; }

    /// <summary>Plays every server of the SSH transport.</summary>
    public FakeSource Source { get; } = new();

    public Feed Feed => Get<Feed>();

    public MonitorReader Reader => Get<MonitorReader>();

    public SampleStore Store => Get<SampleStore>();

    public static Actor With(params string[] permissions) => new(1, "tester", null, false, permissions.ToFrozenSet(), Client.System);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public T Hosted<T>() => _services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<T>().Single();

    public async Task<AppDbContext> DatabaseAsync() => await Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

    public async Task ClearAsync()
    {
        await using var database = await DatabaseAsync();
        await database.Set<SampleRow>().ExecuteDeleteAsync();
        await database.Set<SnapshotRow>().ExecuteDeleteAsync();
        await database.Servers.IgnoreQueryFilters().ExecuteDeleteAsync();
        await database.OperationLog.ExecuteDeleteAsync();
        Feed.Publish(new ServersChanged());
    }

    public async Task<int> AddServerAsync(string name = "web", Transport transport = Transport.Ssh, bool monitored = true)
    {
        await using var database = await DatabaseAsync();
        Server server = new() { Name = name, Host = name + ".example", Transport = transport, IsMonitored = monitored };
        database.Servers.Add(server);
        await database.SaveChangesAsync();
        Feed.Publish(new ServersChanged());
        return server.Id;
    }

    /// <summary>Runs the step of this moment.</summary>
    public Task StepAsync() => Get<PollStep>().RunAsync(Time.GetUtcNow().UtcDateTime, CancellationToken.None);

    /// <summary>A stored sample whose metrics are all <paramref name="value"/>: hundredths of a percent, bytes per second.</summary>
    public async Task StoreAsync(int serverId, long time, long value) =>
        Get<HistoryCache>().Stored(await Store.StoreAsync([Sample(serverId, time, _ => value)], CancellationToken.None));

    public static Sample Sample(int serverId, long time, Func<SampleMetric, long?> value)
    {
        SampleValues values = new();
        foreach (var metric in SampleMetrics.All)
        {
            values[metric] = value(metric);
        }

        return new(serverId, time, values);
    }

    public async Task<IReadOnlyList<HistoryPoint>> RowsAsync(int serverId, Tier tier, SampleMetric metric = SampleMetric.Cpu) =>
        await Get<SampleReader>().RangeAsync(serverId, metric, tier, 0, CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
