using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Data;

public sealed class SingleProcessOnSqlite(OnSqlite database) : SingleProcessTests(database), IClassFixture<OnSqlite>
{
    [Fact]
    public async Task Take_AnotherDirectory_Succeeds()
    {
        using var held = await TakeAsync();
        using TemporaryDirectory other = new();

        (await SingleProcess.TakeAsync(new DatabaseOptions { DataDirectory = other }, default)).Dispose();
    }
}

public sealed class SingleProcessOnPostgres(OnPostgres database) : SingleProcessTests(database), IClassFixture<OnPostgres>;

public abstract class SingleProcessTests(TestDatabase database)
{
    [Fact]
    public async Task Take_WhileHeld_EndsTheStartWithALine()
    {
        using var held = await TakeAsync();

        (await Should.ThrowAsync<StartupException>(TakeAsync)).Message.ShouldContain("in use by another AdminPlatform process");
    }

    [Fact]
    public async Task Take_AfterItWasLetGo_Succeeds()
    {
        (await TakeAsync()).Dispose();

        (await TakeAsync()).Dispose();
    }

    [Fact]
    public async Task Take_ManyAtOnce_OneGetsIt()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await TakeAsync();
            }
            catch (StartupException)
            {
                return null;
            }
        })));

        results.OfType<IDisposable>().ShouldHaveSingleItem().Dispose();
    }

    private protected Task<SingleProcess> TakeAsync() => SingleProcess.TakeAsync(database.Options, default);
}
