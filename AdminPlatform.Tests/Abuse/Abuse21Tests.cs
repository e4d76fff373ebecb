using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Abuse;

public sealed class Abuse21OnSqlite(OnSqlite database) : Abuse21Tests(database), IClassFixture<OnSqlite>;

public sealed class Abuse21OnPostgres(OnPostgres database) : Abuse21Tests(database), IClassFixture<OnPostgres>;

/// <summary>Searching and ordering are no way to read what is not shown, and no way into the statement.</summary>
public abstract class Abuse21Tests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Search_ForPiecesOfAHashOrStamp_FindsNobody()
    {
        var user = await Host.UserAsync(await Host.AddUserAsync("bob"));

        foreach (var secret in new[] { user.PasswordHash!, user.SecurityStamp!, user.ConcurrencyStamp! })
        {
            (await TotalAsync(new UserQuery(new PageRequest(1, 10)) { Search = secret[..6] })).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("admin' OR ''='")]
    [InlineData("%")]
    [InlineData("_____")]
    [InlineData("\\")]
    public async Task Filter_ThatIsAStatement_IsText(string text)
    {
        await Host.AddUserAsync("bob", "user");

        (await TotalAsync(new UserQuery(new PageRequest(1, 10)) { Role = text })).ShouldBe(0);
        (await TotalAsync(new UserQuery(new PageRequest(1, 10)) { Search = text })).ShouldBe(0);
    }

    /// <summary>There is a column for each value and none for anything else.</summary>
    [Fact]
    public void Sort_Always_IsByWhatTheListShows() =>
        Enum.GetNames<UserSort>().ShouldBe(["Id", "UserName", "Email", "CreatedAt", "LastLoginAt"], ignoreOrder: true);

    private async Task<long> TotalAsync(UserQuery query) => (await Host.Users.ListAsync(Actor.System, query, default)).Value.Total;
}
