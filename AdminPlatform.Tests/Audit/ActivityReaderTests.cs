using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Audit;

public sealed class ActivityReaderOnSqlite(OnSqlite database) : ActivityReaderTests(database), IClassFixture<OnSqlite>;

public sealed class ActivityReaderOnPostgres(OnPostgres database) : ActivityReaderTests(database), IClassFixture<OnPostgres>;

public abstract class ActivityReaderTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Recent_BothLogs_NewestFirstUpToTheCount()
    {
        await SomethingHappensAsync();

        var recent = (await Reader.RecentAsync(AccountsHost.With(LogPermissions.View), 3, default)).Value;

        recent.Select(activity => (activity.Type, activity.UserName, activity.Action, activity.Succeeded)).ShouldBe(
            [(ActivityReader.Login, "nobody", "sign_in", false), (ActivityReader.Operation, "bob", "edit", true), (ActivityReader.Login, "bob", "sign_in", true)]);
        recent.ShouldAllBe(activity => activity.At.Kind == DateTimeKind.Utc);
    }

    [Fact]
    public async Task Recent_WithoutThePermission_ShowsOnlyTheActorsOwn()
    {
        var bob = await SomethingHappensAsync();

        var recent = (await Reader.RecentAsync(bob, 100, default)).Value;

        recent.Select(activity => activity.Action).ShouldBe(["edit", "sign_in"]);
        (await Reader.RecentAsync(AccountsHost.With(), 100, default)).Value.ShouldBeEmpty();
    }

    private ActivityReader Reader => Host.Get<ActivityReader>();

    private async Task<Actor> SomethingHappensAsync()
    {
        await Host.AddUserAsync("bob");
        Host.Time.Advance(1);
        var bob = await Host.ActorAsync("bob");
        Host.Time.Advance(1);
        await Host.Get<OwnAccount>().UpdateAsync(bob, new ProfileChanges { Name = "B" }, default);
        Host.Time.Advance(1);
        await Host.TrySignInAsync("nobody");
        return bob;
    }
}
