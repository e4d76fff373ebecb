using System.Data.Common;
using AdminPlatform.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdminPlatform.Tests.Support;

/// <summary>
/// A migrated, empty database for one class of tests. Write the tests once, in an abstract class that takes a <see cref="TestDatabase"/>,
/// and give it two heirs: one with <c>IClassFixture&lt;OnSqlite&gt;</c>, one with <c>IClassFixture&lt;OnPostgres&gt;</c>.
/// </summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private ServiceProvider? _services;

    public abstract DatabaseOptions Options { get; }

    public IDbContextFactory<AppDbContext> Contexts => Services.GetRequiredService<IDbContextFactory<AppDbContext>>();

    public WriteGate Gate => Services.GetRequiredService<WriteGate>();

    protected IServiceProvider Services => _services ?? throw new InvalidOperationException("The database was not initialised.");

    public async Task InitializeAsync()
    {
        await CreateAsync();
        _services = new ServiceCollection().AddData(Options).BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        if (_services is not null)
        {
            await using var database = await Contexts.CreateDbContextAsync();
            ClearPool(database.Database.GetDbConnection());
            await _services.DisposeAsync();
        }

        await DropAsync();
    }

    /// <summary>Copies the migrated template, so that migrations run once for the whole run.</summary>
    protected abstract Task CreateAsync();

    protected abstract Task DropAsync();

    /// <summary>Closes the idle connections to the database, so that it can be copied or dropped.</summary>
    protected static void ClearPool(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
        {
            SqliteConnection.ClearPool(sqlite);
        }
        else if (connection is NpgsqlConnection npgsql)
        {
            NpgsqlConnection.ClearPool(npgsql);
        }
    }

    /// <summary>Brings a new database to the current model as the product itself does at start.</summary>
    internal static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var services = new ServiceCollection().AddData(options).BuildServiceProvider();
        await services.GetRequiredService<DatabaseInitializer>().InitializeAsync(CancellationToken.None);
        await using var database = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        ClearPool(database.Database.GetDbConnection());
    }
}

/// <summary>A SQLite file in a directory of its own.</summary>
public sealed class OnSqlite : TestDatabase
{
    private static readonly Lazy<Task<TemporaryDirectory>> s_template = new(CreateTemplateAsync);

    private readonly TemporaryDirectory _directory = new();

    public override DatabaseOptions Options => new() { Provider = DatabaseProvider.Sqlite, DataDirectory = _directory };

    protected override async Task CreateAsync() =>
        File.Copy(Path.Combine(await s_template.Value, DatabaseOptions.FileName), Path.Combine(_directory, DatabaseOptions.FileName));

    protected override Task DropAsync()
    {
        _directory.Dispose();
        return Task.CompletedTask;
    }

    private static async Task<TemporaryDirectory> CreateTemplateAsync()
    {
        var directory = new TemporaryDirectory();
        await MigrateAsync(new DatabaseOptions { DataDirectory = directory });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => directory.Dispose();
        return directory;
    }
}

/// <summary>A database on the run's PostgreSQL server.</summary>
public sealed class OnPostgres : TestDatabase
{
    private static readonly Lazy<Task<string>> s_template = new(CreateTemplateAsync);

    private string _name = "";
    private string _connectionString = "";

    public override DatabaseOptions Options => new() { Provider = DatabaseProvider.Postgres, ConnectionString = _connectionString };

    protected override async Task CreateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        _name = await server.CreateDatabaseAsync(await s_template.Value);
        _connectionString = server.ConnectionString(_name);
    }

    protected override async Task DropAsync() => await (await PostgresServer.SharedAsync()).DropDatabaseAsync(_name);

    private static async Task<string> CreateTemplateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var name = await server.CreateDatabaseAsync();
        await MigrateAsync(new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = server.ConnectionString(name) });
        return name;
    }
}
