using AdminPlatform.Core.Access;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Data;

public sealed class DatabaseProbeOnSqlite(OnSqlite database) : DatabaseProbeTests(database), IClassFixture<OnSqlite>
{
    [Fact]
    public async Task CanWrite_SomebodyElseKeepsTheFile_IsFalseAndTrueAfterwards()
    {
        await using (var writer = await DatabaseWriter.Hold(Database.Options.DataDirectory))
        {
            (await Probe.CanWriteAsync(default)).ShouldBeFalse();
            await writer.Release();
        }

        (await Probe.CanWriteAsync(default)).ShouldBeTrue();
    }

    /// <summary>However many ask, the wait is that of one try.</summary>
    [Fact]
    public async Task CanWrite_ManyAskWhileTheFileIsKept_ShareOneTry()
    {
        await using var writer = await DatabaseWriter.Hold(Database.Options.DataDirectory);
        var start = TimeProvider.System.GetTimestamp();

        (await AccountsHost.AtOnce(20, _ => Probe.CanWriteAsync(default))).ShouldAllBe(can => !can);

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }
}

public sealed class DatabaseProbeOnPostgres(OnPostgres database) : DatabaseProbeTests(database), IClassFixture<OnPostgres>
{
    [Fact]
    public async Task CanWrite_SomebodyElseKeepsTheRow_IsFalseAndTrueAfterwards()
    {
        await using (var other = await Host.DatabaseAsync())
        {
            await other.Roles.ExecuteDeleteAsync();
            other.Roles.Add(new Role { Id = 1, Name = "one", NormalizedName = "ONE", CreatedAt = Host.Now, UpdatedAt = Host.Now });
            await other.SaveChangesAsync();
            await using var transaction = await other.Database.BeginTransactionAsync();
            await other.Database.ExecuteSqlRawAsync("LOCK TABLE roles IN ACCESS EXCLUSIVE MODE");
            (await Probe.CanWriteAsync(default)).ShouldBeFalse();
        }

        (await Probe.CanWriteAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task CanWrite_ServerIsGone_IsFalse()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddData(new DatabaseOptions { Provider = DatabaseProvider.Postgres, ConnectionString = "Host=/nonexistent;Username=nobody;Database=nothing" }).BuildServiceProvider();

        (await services.GetRequiredService<DatabaseProbe>().CanWriteAsync(default)).ShouldBeFalse();
    }
}

public abstract class DatabaseProbeTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task CanWrite_Always_IsTrueAndChangesNothing()
    {
        (await Probe.CanWriteAsync(default)).ShouldBeTrue();

        (await Host.LogAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task CanWrite_CallerGone_IsCancelledAndDisturbsNobody()
    {
        using CancellationTokenSource gone = new();
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Probe.CanWriteAsync(gone.Token));

        (await Probe.CanWriteAsync(default)).ShouldBeTrue();
    }

    private protected DatabaseProbe Probe => Host.Get<DatabaseProbe>();
}
