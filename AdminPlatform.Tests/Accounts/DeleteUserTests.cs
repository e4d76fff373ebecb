using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class DeleteUserOnSqlite(OnSqlite database) : DeleteUserTests(database), IClassFixture<OnSqlite>;

public sealed class DeleteUserOnPostgres(OnPostgres database) : DeleteUserTests(database), IClassFixture<OnPostgres>;

public abstract class DeleteUserTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Actor s_deleter = AccountsHost.With(UserPermissions.Delete);

    [Fact]
    public async Task Delete_User_IsSoftEndsTheirSessionsAndIsLogged()
    {
        var id = await Host.AddUserAsync("bob", BuiltInRoles.User);
        var session = await Host.SignInAsync("bob");
        (await Host.IsLiveAsync(session)).ShouldBeTrue();

        (await RunAsync(id)).IsSuccess.ShouldBeTrue();

        (await Host.IsLiveAsync(session)).ShouldBeFalse();
        (await Host.UserAsync(id)).DeletedAt.ShouldBe(Host.Now);
        (await Host.Users.GetAsync(Actor.System, id, default)).Error!.Code.ShouldBe("user.not_found");
        (await Host.TrySignInAsync("bob")).Error!.Code.ShouldBe(SignIn.FailedCode);
        (await Host.LogAsync()).ShouldHaveSingleItem().Target.ShouldBe("bob");
        await using var database = await Host.DatabaseAsync();
        (await database.Sessions.SingleAsync()).EndReason.ShouldBe(SessionEnd.UserDeleted);
    }

    [Fact]
    public async Task Delete_Twice_IsNotFoundAndLogged()
    {
        var id = await Host.AddUserAsync("bob");
        await RunAsync(id);

        (await RunAsync(id)).Error!.Code.ShouldBe("user.not_found");

        (await Host.LogAsync()).Select(entry => entry.Succeeded).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Delete_OneUserByManyAtOnce_SucceedsOnce()
    {
        var id = await Host.AddUserAsync("bob");

        var results = await AccountsHost.AtOnce(8, _ => RunAsync(id));

        results.Count(result => result.IsSuccess).ShouldBe(1);
        results.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error!.Code == "user.not_found");
    }

    /// <summary>Who comes in while they are being thrown out is out as well.</summary>
    [Fact]
    public async Task Delete_WhileTheySignIn_LeavesNoLiveSession()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = await Host.AddUserAsync($"bob{round}");
            List<Result<SignedIn>> signedIn = [];

            await AccountsHost.AtOnce(6, async number =>
            {
                if (number == 3)
                {
                    (await RunAsync(id)).IsSuccess.ShouldBeTrue();
                }
                else
                {
                    var result = await Host.TrySignInAsync($"bob{round}");
                    lock (signedIn)
                    {
                        signedIn.Add(result);
                    }
                }

                return 0;
            });

            foreach (var session in signedIn.Where(result => result.IsSuccess))
            {
                (await Host.IsLiveAsync(session.Value)).ShouldBeFalse();
            }

            await using var database = await Host.DatabaseAsync();
            (await database.Sessions.CountAsync(session => session.UserId == id && session.EndedAt == null)).ShouldBe(0);
        }
    }

    private Task<Result<Done>> RunAsync(int id) => Host.Get<DeleteUser>().RunAsync(s_deleter, id, default);
}
