namespace AdminPlatform.Tests.Support;

/// <summary>The whole product on a database of its own on the run's PostgreSQL server.</summary>
public sealed class PlatformOnPostgres : PlatformApplication, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var server = await PostgresServer.SharedAsync();
        WithSetting("Database:Provider", "Postgres").WithSetting("ConnectionStrings:Default", server.ConnectionString(await server.CreateDatabaseAsync()));
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
