using System.Data.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Audit;

public sealed class AppendOnlyOnSqlite(OnSqlite database) : AppendOnlyTests(database), IClassFixture<OnSqlite>;

public sealed class AppendOnlyOnPostgres(OnPostgres database) : AppendOnlyTests(database), IClassFixture<OnPostgres>;

public abstract class AppendOnlyTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Operation_Rewritten_IsRefusedByTheDatabase()
    {
        await new RandomLogs().FillAsync(Host, 3);
        await using var database = await Host.DatabaseAsync();

        var failure = await Should.ThrowAsync<DbException>(() =>
            database.OperationLog.ExecuteUpdateAsync(update => update.SetProperty(entry => entry.UserName, "somebody else")));

        failure.Message.ShouldContain("operation_log is append-only");
        (await database.OperationLog.AnyAsync(entry => entry.UserName == "somebody else")).ShouldBeFalse();
    }

    [Fact]
    public async Task Login_Rewritten_IsRefusedByTheDatabase()
    {
        await new RandomLogs().FillAsync(Host, 3);
        await using var database = await Host.DatabaseAsync();

        var failure = await Should.ThrowAsync<DbException>(() =>
            database.LoginLog.ExecuteUpdateAsync(update => update.SetProperty(entry => entry.Succeeded, true)));

        failure.Message.ShouldContain("login_log is append-only");
    }

    /// <summary>Abuse case 22: a line break in a name begins no second line in the log.</summary>
    [Fact]
    public async Task Login_NameWithControlCharacters_IsOneLine()
    {
        await Host.TrySignInAsync("admin\r\n2026-01-01 admin signed in\u001b[2K");

        (await Host.LoginsAsync()).ShouldHaveSingleItem().UserName.ShouldBe("admin2026-01-01 admin signed in[2K");
    }
}
