using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Audit.Export;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Tests.Audit;

public sealed class LogRetentionOnSqlite(OnSqlite database) : LogRetentionTests(database), IClassFixture<OnSqlite>;

public sealed class LogRetentionOnPostgres(OnPostgres database) : LogRetentionTests(database), IClassFixture<OnPostgres>;

public abstract class LogRetentionTests(TestDatabase database) : AccountsTests(database)
{
    private readonly Settings _settings = new();

    [Fact]
    public async Task Remove_MoreThanABatch_TakesAllThatIsOldAndNothingElse()
    {
        await FillAsync(2 * LogRetention.BatchSize + 7, Host.Now.AddDays(-365).AddSeconds(-1));
        await FillAsync(3, Host.Now.AddDays(-365));

        var removed = await Retention.RemoveExpiredAsync(default);

        removed.ShouldBe((2007, 2007));
        (await CountAsync()).ShouldBe((3, 3));
        (await Retention.RemoveExpiredAsync(default)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Remove_EachLogByItsOwnSetting_AsItStandsNow()
    {
        await FillAsync(5, Host.Now.AddDays(-20));
        _settings.CurrentValue = new LogOptions { OperationRetentionDays = 0, LoginRetentionDays = 0 };
        (await Retention.RemoveExpiredAsync(default)).ShouldBe((0, 0));

        _settings.CurrentValue = new LogOptions { OperationRetentionDays = 21, LoginRetentionDays = 19 };

        (await Retention.RemoveExpiredAsync(default)).ShouldBe((0, 5));
        (await CountAsync()).ShouldBe((5, 0));
    }

    [Fact]
    public async Task Housekeeping_EveryHour_RemovesAndSaysSo()
    {
        using CapturedLog log = new();
        using LoggerFactory loggers = new([log]);
        using LogHousekeeping housekeeping = new(Retention, Host.Get<LogExports>(), Host.Time, loggers.CreateLogger<LogHousekeeping>());
        await housekeeping.StartAsync(default);
        await Host.Time.UntilAwaitedAsync();
        await FillAsync(2, Host.Now.AddDays(-365).AddMinutes(30));

        Host.Time.Advance(LogHousekeeping.Period);

        (await Eventually.Until(CountAsync, count => count == (0, 0))).ShouldBe((0, 0));
        await Eventually.Until(() => Task.FromResult(log.Lines.Count), lines => lines > 0);
        log.Lines.ShouldHaveSingleItem().ShouldContain("Removed 2 operations and 2 attempts to sign in");
        await housekeeping.StopAsync(default);
    }

    private LogRetention Retention => new(Database.Contexts, Database.Gate, _settings, Host.Time);

    private async Task FillAsync(int count, DateTime at)
    {
        await using var database = await Host.DatabaseAsync();
        database.OperationLog.AddRange(Enumerable.Range(0, count).Select(_ => new OperationEntry { At = at, Module = "m", Action = "a" }));
        database.LoginLog.AddRange(Enumerable.Range(0, count).Select(_ => new LoginEntry { At = at }));
        await database.SaveChangesAsync();
    }

    private async Task<(int, int)> CountAsync()
    {
        await using var database = await Host.DatabaseAsync();
        return (await database.OperationLog.CountAsync(), await database.LoginLog.CountAsync());
    }

    private sealed class Settings : IOptionsMonitor<LogOptions>
    {
        public LogOptions CurrentValue { get; set; } = new();

        public LogOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<LogOptions, string?> listener) => null;
    }
}
