using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Bench.Metrics;

/// <summary>The product's own services on a database of its own, with default settings; only the clock is ours.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Installation(DatabaseOptions options)
    {
        Options = options;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Feed>()
            .AddData(options)
            .AddAudit(new ConfigurationBuilder().Build()).AddServers().AddMonitoring(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
    }

    public DatabaseOptions Options { get; }

    public string Name => Options.Provider.ToString();

    public SetClock Clock { get; } = new();

    public SampleStore Store => Get<SampleStore>();

    public static async Task<Installation> CreateAsync(DatabaseOptions options)
    {
        Installation installation = new(options);
        await installation.Get<DatabaseInitializer>().InitializeAsync(CancellationToken.None);
        return installation;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<int[]> AddServersAsync(int count)
    {
        await using var database = await DatabaseAsync();
        List<Server> servers = [.. Enumerable.Range(1, count).Select(number => new Server { Name = $"server-{number}", Host = "h", IsMonitored = true })];
        database.Servers.AddRange(servers);
        await database.SaveChangesAsync();
        Get<Feed>().Publish(new ServersChanged());
        return [.. servers.Select(server => server.Id)];
    }

    public async Task ClearAsync()
    {
        await using var database = await DatabaseAsync();
        await database.Set<SampleRow>().ExecuteDeleteAsync();
        await database.Servers.ExecuteDeleteAsync();
        await VacuumAsync();
    }

    /// <summary>What the samples take on disk, the empty database left out on SQLite.</summary>
    public async Task<long> BytesAsync()
    {
        await using var database = await DatabaseAsync();
        var sql = Options.Provider == DatabaseProvider.Sqlite
            ? "SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()"
            : "SELECT pg_total_relation_size('samples') AS \"Value\"";
        return await database.Database.SqlQueryRaw<long>(sql).SingleAsync();
    }

    /// <summary>What PostgreSQL's autovacuum does by itself, which wakes up once a minute of real time: too seldom where a day passes in seconds.</summary>
    public async Task VacuumAsync()
    {
        if (Options.Provider == DatabaseProvider.Postgres)
        {
            await using var database = await DatabaseAsync();
            await database.Database.ExecuteSqlRawAsync("VACUUM samples");
        }
    }

    public Task<AppDbContext> DatabaseAsync() => Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
