using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class UserListOnSqlite(OnSqlite database) : UserListTests(database), IClassFixture<OnSqlite>;

public sealed class UserListOnPostgres(OnPostgres database) : UserListTests(database), IClassFixture<OnPostgres>;

public abstract class UserListTests(TestDatabase database) : AccountsTests(database)
{
    private const int Many = 23;

    [Fact]
    public async Task List_EveryPageOfEverySortBothWays_IsTheSliceOfTheWhole()
    {
        await AddManyAsync();
        foreach (var search in new[] { null, "someone", "om" })
        {
            foreach (var isEnabled in new bool?[] { null, true, false })
            {
                foreach (var sort in Enum.GetValues<UserSort>())
                {
                    await ShouldSliceAsync(new UserQuery(new PageRequest(1, 100)) { Search = search, IsEnabled = isEnabled, Sort = sort });
                }
            }
        }
    }

    [Theory]
    [InlineData(UserSort.Id)]
    [InlineData(UserSort.UserName)]
    [InlineData(UserSort.Email)]
    [InlineData(UserSort.CreatedAt)]
    [InlineData(UserSort.LastLoginAt)]
    public async Task List_Descending_IsAscendingTurnedRound(UserSort sort)
    {
        await AddManyAsync();
        UserQuery query = new(new PageRequest(1, 100)) { Sort = sort };

        var ascending = await ListAsync(query);
        var descending = await ListAsync(query with { Descending = true });

        descending.Items.Select(user => user.Id).ShouldBe(ascending.Items.Select(user => user.Id).Reverse());
        Keys(ascending.Items, sort).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-1, 10)]
    [InlineData(int.MinValue, 10)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 101)]
    [InlineData(int.MinValue, int.MinValue)]
    public async Task List_PageOutOfRange_IsInvalid(int number, int size) =>
        (await Host.Users.ListAsync(Actor.System, new UserQuery(new PageRequest(number, size)), default)).Error!.Kind.ShouldBe(ErrorKind.Invalid);

    [Theory]
    [InlineData(int.MaxValue, 100)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(2, 100)]
    public async Task List_PagePastTheEnd_IsEmptyWithTheTotal(int number, int size)
    {
        await Host.AddUserAsync("bob");

        var page = await ListAsync(new UserQuery(new PageRequest(number, size)));

        (page.Items.Count, page.Total, page.Number).ShouldBe((0, 1, number));
    }

    [Fact]
    public async Task List_AfterEveryKindOfChange_ShowsIt()
    {
        UserQuery query = new(new PageRequest(1, 10)) { Search = "bob" };
        (await ListAsync(query)).Total.ShouldBe(0);

        var id = await Host.AddUserAsync("bob");
        (await ListAsync(query)).Items.ShouldHaveSingleItem().LastLoginAt.ShouldBeNull();
        await Host.SignInAsync("bob");
        (await ListAsync(query)).Items.ShouldHaveSingleItem().LastLoginAt.ShouldBe(Host.Now);
        await Host.Get<UpdateUser>().RunAsync(Actor.System, id, new UserChanges { Roles = [BuiltInRoles.Viewer], IsEnabled = false }, default);
        (await ListAsync(query)).Items.ShouldHaveSingleItem().Roles.ShouldBe([BuiltInRoles.Viewer]);
        (await ListAsync(query with { IsEnabled = false })).Total.ShouldBe(1);
        Host.Time.Advance(60);
        await Host.Get<Core.Accounts.Passwords.ResetPassword>().RunAsync(Actor.System, id, "another-secret", default);
        (await ListAsync(query)).Items.ShouldHaveSingleItem().UpdatedAt.ShouldBe(Host.Now);
        await Host.Get<DeleteUser>().RunAsync(Actor.System, id, default);
        (await ListAsync(query)).Total.ShouldBe(0);
        (await Host.Users.CountAsync(Actor.System, default)).Value.ShouldBe(0);
    }

    [Fact]
    public async Task List_OfARole_IsWhoHasItOnEveryPage()
    {
        var watchers = new List<int>();
        for (var number = 0; number < 7; number++)
        {
            watchers.Add(await Host.AddUserAsync($"watcher{number}", BuiltInRoles.Viewer, BuiltInRoles.User));
            await Host.AddUserAsync($"other{number}", BuiltInRoles.User);
        }

        UserQuery query = new(new PageRequest(2, 3)) { Role = "VIEWER " };

        var second = await ListAsync(query);
        second.Total.ShouldBe(7);
        second.Items.Select(user => user.Id).ShouldBe(watchers[3..6]);
        (await ListAsync(query with { Page = new PageRequest(3, 3) })).Items.Select(user => user.Id).ShouldBe(watchers[6..]);
        (await ListAsync(query with { Page = new PageRequest(1, 10), Search = "watcher3" })).Items.ShouldHaveSingleItem().Id.ShouldBe(watchers[3]);
        (await ListAsync(query with { Role = "nobody" })).Total.ShouldBe(0);
        (await ListAsync(query with { Role = "user" })).Total.ShouldBe(14);
        await Host.Get<UpdateUser>().RunAsync(Actor.System, watchers[0], new UserChanges { RemoveRole = BuiltInRoles.Viewer }, default);
        (await ListAsync(query)).Total.ShouldBe(6);
        await Host.Get<DeleteUser>().RunAsync(Actor.System, watchers[1], default);
        (await ListAsync(query)).Total.ShouldBe(5);
    }

    [Theory]
    [InlineData("no\0role")]
    [InlineData("a name that is longer than any role can have, by far: sixty-four characters")]
    public async Task List_OfARoleThatCannotBe_IsInvalid(string role) =>
        (await Host.Users.ListAsync(Actor.System, new UserQuery(new PageRequest(1, 10)) { Role = role }, default)).Error!.Fields.Single().Field.ShouldBe("role");

    [Fact]
    public async Task List_NeverSignedIn_LosesThemOnceTheyDid()
    {
        await Host.AddUserAsync("bob");
        await Host.AddUserAsync("eve");
        UserQuery query = new(new PageRequest(1, 10)) { NeverSignedIn = true };
        (await ListAsync(query)).Total.ShouldBe(2);

        await Host.SignInAsync("bob");

        (await ListAsync(query)).Items.ShouldHaveSingleItem().UserName.ShouldBe("eve");
    }

    [Fact]
    public async Task List_WhileUsersAreMade_IsRightInTheEnd()
    {
        var writing = AccountsHost.AtOnce(20, number => Host.AddUserAsync($"user{number}"));
        while (!writing.IsCompleted)
        {
            await ListAsync(new UserQuery(new PageRequest(1, 100)));
        }

        await writing;
        var page = await ListAsync(new UserQuery(new PageRequest(1, 100)));
        (page.Total, page.Items.Count).ShouldBe((20, 20));
    }

    private async Task ShouldSliceAsync(UserQuery query)
    {
        foreach (var descending in new[] { false, true })
        {
            var whole = (await ListAsync(query with { Descending = descending })).Items.Select(user => user.Id).ToList();
            whole.Count.ShouldBe(query.IsEnabled is null ? Many : query.IsEnabled.Value ? Many - (Many / 3) - 1 : (Many / 3) + 1);
            foreach (var size in new[] { 1, 4, 7 })
            {
                for (var number = 1; number <= (whole.Count / size) + 2; number++)
                {
                    var page = await ListAsync(query with { Descending = descending, Page = new PageRequest(number, size) });

                    page.Items.Select(user => user.Id).ShouldBe(whole.Skip((number - 1) * size).Take(size), $"{query} page {number} of {size}, descending {descending}");
                    page.Total.ShouldBe(whole.Count);
                }
            }
        }
    }

    /// <summary>Written straight to the table, for speed; with equal and missing values in every column that can be sorted by.</summary>
    private async Task AddManyAsync()
    {
        Microsoft.AspNetCore.Identity.UpperInvariantLookupNormalizer normalizer = new();
        await using var database = await Host.DatabaseAsync();
        for (var number = 0; number < Many; number++)
        {
            User user = new()
            {
                UserName = $"Someone{number * 7 % Many}",
                Email = number % 4 == 0 ? null : $"mail{number * 5 % Many}@example.com",
                IsEnabled = number % 3 != 0,
                CreatedAt = Host.Now.AddMinutes(number % 5),
                LastLoginAt = number % 2 == 0 ? null : Host.Now.AddHours(-number / 4),
            };
            user.Derive(normalizer);
            database.Users.Add(user);
        }

        await database.SaveChangesAsync();
    }

    /// <summary>Where missing values go is the database's affair.</summary>
    private static IEnumerable<string> Keys(IEnumerable<UserDetails> users, UserSort sort) => users.Select(user => sort switch
    {
        UserSort.UserName => user.UserName.ToUpperInvariant(),
        UserSort.Email => user.Email?.ToUpperInvariant(),
        UserSort.CreatedAt => $"{user.CreatedAt:O}",
        UserSort.LastLoginAt => user.LastLoginAt is { } at ? $"{at:O}" : null,
        _ => $"{user.Id:D10}",
    }).OfType<string>();

    private async Task<Page<UserDetails>> ListAsync(UserQuery query) => (await Host.Users.ListAsync(Actor.System, query, default)).Value;
}
