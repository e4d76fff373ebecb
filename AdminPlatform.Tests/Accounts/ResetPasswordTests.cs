using AdminPlatform.Core.Accounts.Passkeys;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class ResetPasswordOnSqlite(OnSqlite database) : ResetPasswordTests(database), IClassFixture<OnSqlite>;

public sealed class ResetPasswordOnPostgres(OnPostgres database) : ResetPasswordTests(database), IClassFixture<OnPostgres>;

public abstract class ResetPasswordTests(TestDatabase database) : AccountsTests(database)
{
    /// <summary>Whoever knew the old password may have left a passkey behind, to come back with.</summary>
    [Fact]
    public async Task Reset_OfSomebodyWithPasskeys_TakesThemAndNobodyElses()
    {
        var (bob, ann) = (await Host.AddUserAsync("bob"), await Host.AddUserAsync("ann"));
        await using (var data = await Host.DatabaseAsync())
        {
            data.Passkeys.AddRange(
                new Passkey { CredentialId = [1], UserId = bob, Name = "left behind", CreatedAt = Host.Now },
                new Passkey { CredentialId = [2], UserId = ann, Name = "phone", CreatedAt = Host.Now });
            await data.SaveChangesAsync();
        }

        (await Host.Get<ResetPassword>().RunAsync(Actor.System, bob, "another-secret", default)).IsSuccess.ShouldBeTrue();

        await using var after = await Host.DatabaseAsync();
        (await after.Passkeys.Select(passkey => passkey.UserId).ToListAsync()).ShouldBe([ann]);
    }
}
