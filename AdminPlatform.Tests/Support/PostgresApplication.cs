namespace AdminPlatform.Tests.Support;

/// <summary>The whole product on a PostgreSQL database of its own.</summary>
public sealed class PostgresApplication : PlatformApplication, IAsyncLifetime
{
    private string _database = "";

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.SharedAsync();
        _database = await server.CreateDatabaseAsync();
        WithSetting("Database:Provider", "Postgres").WithSetting("ConnectionStrings:Default", server.ConnectionString(_database));
    }

    public override async Task<PlatformApplication> Another(params (string Key, string Value)[] settings)
    {
        var another = new PostgresApplication();
        await another.InitializeAsync();
        return settings.Aggregate((PlatformApplication)another, (application, setting) => application.WithSetting(setting.Key, setting.Value));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await (await PostgresServer.SharedAsync()).DropDatabaseAsync(_database);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
