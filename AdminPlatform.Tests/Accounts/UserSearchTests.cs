using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class UserSearchOnSqlite(OnSqlite database) : UserSearchTests(database), IClassFixture<OnSqlite>;

public sealed class UserSearchOnPostgres(OnPostgres database) : UserSearchTests(database), IClassFixture<OnPostgres>;

public abstract class UserSearchTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly NewUser[] s_users =
    [
        new("alice", AccountsHost.Password) { Email = "Alice.Smith@Example.com", Name = "Alice \"Al\" Smith", Phone = "+86 138-0000" },
        new("bob", AccountsHost.Password) { Name = "100% Bob", Nickname = "b_o_b" },
        new("carol", AccountsHost.Password) { Name = "100 Carol", Nickname = "box'b" },
        new("李雷雷", AccountsHost.Password) { Name = "李雷和韩梅梅", Nickname = "back\\slash" },
        new("émile", AccountsHost.Password) { Name = "Émile ÖÄÜ" },
        new("emoji", AccountsHost.Password) { Nickname = "🙂🙃🙂🚀" },
        new("syntax", AccountsHost.Password) { Name = "a AND b OR c* NEAR(x) {y} ^z -q" },
    ];

    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("ALICE", "alice")]
    [InlineData("ice.smi", "alice")]
    [InlineData("\"al\"", "alice")]
    [InlineData("\"", "alice")]
    [InlineData("\"\"", "")]
    [InlineData("\"\"\"", "")]
    [InlineData("138-0", "alice")]
    [InlineData("100%", "bob")]
    [InlineData("0% b", "bob")]
    [InlineData("%", "bob")]
    [InlineData("%%", "")]
    [InlineData("%%%", "")]
    [InlineData("b_o", "bob")]
    [InlineData("_", "bob")]
    [InlineData("___", "")]
    [InlineData("x'b", "carol")]
    [InlineData("'", "carol")]
    [InlineData("'; DROP TABLE users; --", "")]
    [InlineData("\\", "李雷雷")]
    [InlineData("k\\s", "李雷雷")]
    [InlineData("\\\\", "")]
    [InlineData("\\%", "")]
    [InlineData("李", "李雷雷")]
    [InlineData("韩梅", "李雷雷")]
    [InlineData("和韩梅", "李雷雷")]
    [InlineData("梅梅李", "")]
    [InlineData("Émile", "émile")]
    [InlineData("öäü", "émile")]
    [InlineData("emile", "")]
    [InlineData("🙂", "emoji")]
    [InlineData("🙃🙂", "emoji")]
    [InlineData("🙂🙃🙂", "emoji")]
    [InlineData("🙃🚀🙂", "")]
    [InlineData("a AND b", "syntax")]
    [InlineData("c*", "syntax")]
    [InlineData("NEAR(x)", "syntax")]
    [InlineData("{y} ^z -q", "syntax")]
    [InlineData("search_text:alice", "")]
    [InlineData("  alice  ", "alice")]
    [InlineData("b", "bob,carol,李雷雷,syntax")]
    [InlineData("bo", "bob,carol")]
    [InlineData("aliceal", "")]
    public async Task Search_Term_FindsWhatContainsIt(string term, string found)
    {
        await AddAsync();

        var page = await ListAsync(new UserQuery(new PageRequest(1, 10)) { Search = term });

        page.Items.Select(user => user.UserName).ShouldBe(found.Split(',', StringSplitOptions.RemoveEmptyEntries));
        page.Total.ShouldBe(page.Items.Count);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Search_ForNothing_FindsAll(string? term)
    {
        await AddAsync();

        (await ListAsync(new UserQuery(new PageRequest(1, 10)) { Search = term })).Total.ShouldBe(s_users.Length);
    }

    [Fact]
    public async Task Search_AfterAChange_FindsTheNewTextOnly()
    {
        var id = await Host.AddUserAsync(new NewUser("alice", AccountsHost.Password) { Name = "Cooper" });
        UserQuery old = new(new PageRequest(1, 10)) { Search = "cooper" };
        (await ListAsync(old)).Total.ShouldBe(1);

        await Host.Get<UpdateUser>().RunAsync(Actor.System, id, new UserChanges { Name = "Merton" }, default);

        (await ListAsync(old)).Total.ShouldBe(0);
        (await ListAsync(old with { Search = "merton" })).Items.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("al")]
    public async Task Search_DeletedUser_FindsOnlyWhoHasTheNameNow(string term)
    {
        var gone = await Host.AddUserAsync("alice");
        await Host.Get<UpdateUser>().RunAsync(Actor.System, gone, new UserChanges { Name = "First Alice" }, default);
        await Host.Get<DeleteUser>().RunAsync(Actor.System, gone, default);
        (await ListAsync(new UserQuery(new PageRequest(1, 10)) { Search = term })).Total.ShouldBe(0);

        var now = await Host.AddUserAsync("alice");

        (await ListAsync(new UserQuery(new PageRequest(1, 10)) { Search = term })).Items.ShouldHaveSingleItem().Id.ShouldBe(now);
    }

    [Fact]
    public async Task Search_TooLong_IsInvalid() =>
        (await Host.Users.ListAsync(Actor.System, new UserQuery(new PageRequest(1, 10)) { Search = new string('a', UserQuery.SearchMaxLength + 1) }, default)).Error!.Code.ShouldBe("field.too_long");

    private async Task AddAsync()
    {
        foreach (var user in s_users)
        {
            await Host.AddUserAsync(user);
        }
    }

    private async Task<Page<UserDetails>> ListAsync(UserQuery query) => (await Host.Users.ListAsync(Actor.System, query, default)).Value;
}
