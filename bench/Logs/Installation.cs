using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Bench.Logs;

/// <summary>The product's own services on a database of its own, with default settings.</summary>
internal sealed class Installation(DatabaseOptions options) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<Feed>()
        .AddData(options)
        .AddAudit(new ConfigurationBuilder().Build())
        .BuildServiceProvider();

    public bool IsSqlite => options.Provider == DatabaseProvider.Sqlite;

    public string Name => options.Provider.ToString();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<AppDbContext> DatabaseAsync() => Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
