using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class UserStatsOnSqlite(OnSqlite database) : UserStatsTests(database), IClassFixture<OnSqlite>;

public sealed class UserStatsOnPostgres(OnPostgres database) : UserStatsTests(database), IClassFixture<OnPostgres>;

public abstract class UserStatsTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Actor s_viewer = AccountsHost.With(UserPermissions.View);

    [Fact]
    public async Task Stats_NobodyThere_AreZero() => (await StatsAsync()).ShouldBe(new UserStats(0, 0, 0, 0, 0));

    [Fact]
    public async Task Stats_AsUsersComeChangeAndGo_AreUpToDate()
    {
        await StatsAsync();
        var anna = await Host.AddUserAsync("anna");
        var bert = await Host.AddUserAsync("bert");
        (await StatsAsync()).ShouldBe(new UserStats(2, 2, 0, 2, 2));

        await Host.Get<UpdateUser>().RunAsync(Actor.System, anna, new UserChanges { IsEnabled = false }, default);
        (await StatsAsync()).ShouldBe(new UserStats(2, 1, 1, 2, 2));

        await Host.Get<DeleteUser>().RunAsync(Actor.System, bert, default);
        (await StatsAsync()).ShouldBe(new UserStats(1, 0, 1, 1, 1));
    }

    /// <summary>The clock begins on the second of a month, at three in the morning.</summary>
    [Fact]
    public async Task Stats_AsDaysAndMonthsPass_StartAnew()
    {
        await Host.AddUserAsync("anna");
        await StatsAsync();

        Host.Time.Advance(TimeSpan.FromHours(20));
        (await StatsAsync()).RegisteredToday.ShouldBe(1);
        Host.Time.Advance(TimeSpan.FromHours(2));
        (await StatsAsync()).ShouldBe(new UserStats(1, 1, 0, 0, 1));
        Host.Time.Advance(TimeSpan.FromDays(29));
        (await StatsAsync()).ShouldBe(new UserStats(1, 1, 0, 0, 0));
    }

    [Fact]
    public async Task Stats_WithoutThePermission_AreDenied() =>
        (await Host.Get<UserStatsReader>().GetAsync(AccountsHost.With(UserPermissions.Edit), default)).Error!.Code.ShouldBe("access.denied");

    private async Task<UserStats> StatsAsync() => (await Host.Get<UserStatsReader>().GetAsync(s_viewer, default)).Value;
}
