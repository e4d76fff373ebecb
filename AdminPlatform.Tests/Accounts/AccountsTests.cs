using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

/// <summary>Every test of the class finds the database as after the first start.</summary>
public abstract class AccountsTests(TestDatabase database) : IAsyncLifetime
{
    private AccountsHost? _host;

    private protected AccountsHost Host => _host ??= new(database);

    protected TestDatabase Database => database;

    public Task InitializeAsync() => Host.ResetAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Another process on the same data, or one with other settings.</summary>
    private protected AccountsHost Restart(params (string Key, string Value)[] settings) => new(database, settings);
}
