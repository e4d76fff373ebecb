using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

public sealed class RoleListOnSqlite(OnSqlite database) : RoleListTests(database), IClassFixture<OnSqlite>;

public sealed class RoleListOnPostgres(OnPostgres database) : RoleListTests(database), IClassFixture<OnPostgres>;

public abstract class RoleListTests(TestDatabase database) : AccessTests(database)
{
    [Fact]
    public async Task List_InPages_GivesEveryRoleOnceBuiltInOnesFirst()
    {
        for (var number = 0; number < 5; number++)
        {
            await RoleAsync($"staff{number}");
        }

        List<string> names = [];
        for (var page = 1; page <= 3; page++)
        {
            var found = (await ListAsync(new RoleQuery(new PageRequest(page, 4)))).Value;
            (found.Total, found.Number, found.Size).ShouldBe((9, page, 4));
            names.AddRange(found.Items.Select(role => role.Name));
        }

        names.ShouldBe([BuiltInRoles.Admin, BuiltInRoles.Operator, BuiltInRoles.Viewer, BuiltInRoles.User, "staff0", "staff1", "staff2", "staff3", "staff4"]);
        (await ListAsync(new RoleQuery(new PageRequest(int.MaxValue, 100)))).Value.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CREW", 1)]
    [InlineData("\uff43rew", 1)]
    [InlineData("night", 1)]
    [InlineData("  night ", 1)]
    [InlineData("值班", 1)]
    [InlineData("100%", 1)]
    [InlineData("%", 1)]
    [InlineData("_", 0)]
    [InlineData("' OR 1=1 --", 0)]
    public async Task List_Search_LooksThroughNameAndDescription(string search, int expected)
    {
        await CreateAsync(Actor.System, new NewRole("Crew") { Description = "Night shift 值班 100%" });

        (await ListAsync(new RoleQuery(new PageRequest(1, 10)) { Search = search })).Value.Total.ShouldBe(expected);
    }

    [Fact]
    public async Task List_ByStatus_GivesOnlyThose()
    {
        await CreateAsync(Actor.System, new NewRole("off") { IsEnabled = false });

        (await ListAsync(new RoleQuery(new PageRequest(1, 10)) { IsEnabled = false })).Value.Items.Single().Name.ShouldBe("off");
        (await ListAsync(new RoleQuery(new PageRequest(1, 10)) { IsEnabled = true })).Value.Total.ShouldBe(4);
    }

    [Fact]
    public async Task List_OutOfRange_SaysWhatIsWrong()
    {
        (await ListAsync(new RoleQuery(new PageRequest(0, 101)))).Error!.Fields.Select(field => field.Field).ShouldBe(["page", "page_size"]);
        (await ListAsync(new RoleQuery(new PageRequest(1, 10)) { Search = new string('x', 101) })).Error!.Fields.Single().Field.ShouldBe("search");
    }

    private Task<Result<Page<RoleDetails>>> ListAsync(RoleQuery query) => Host.Get<RoleReader>().ListAsync(Editor, query, default);
}
