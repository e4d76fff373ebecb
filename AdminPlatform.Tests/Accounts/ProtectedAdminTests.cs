using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class ProtectedAdminOnSqlite(OnSqlite database) : ProtectedAdminTests(database), IClassFixture<OnSqlite>;

public sealed class ProtectedAdminOnPostgres(OnPostgres database) : ProtectedAdminTests(database), IClassFixture<OnPostgres>;

/// <summary>Nobody deletes, disables or demotes themselves or the last enabled admin, however many try at once.</summary>
public abstract class ProtectedAdminTests(TestDatabase database) : AccountsTests(database)
{
    public static TheoryData<string> Ways => ["delete", "disable", "demote", "demote to user"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Remove_Oneself_IsRefused(string way)
    {
        await Host.AddUserAsync("another", BuiltInRoles.Admin);
        var id = await Host.AddUserAsync("root", BuiltInRoles.Admin);

        var error = (await RunAsync(way, await Host.ActorAsync("root"), id)).ShouldNotBeNull();

        (error.Kind, error.Code).ShouldBe((ErrorKind.Invalid, "user.self"));
        (await EnabledAdminsAsync()).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Remove_TheLastAdmin_IsRefused(string way)
    {
        var id = await Host.AddUserAsync("root", BuiltInRoles.Admin);
        await Host.AddUserAsync(new NewUser("retired", AccountsHost.Password) { Roles = [BuiltInRoles.Admin], IsEnabled = false });
        await Host.Get<DeleteUser>().RunAsync(Actor.System, await Host.AddUserAsync("gone", BuiltInRoles.Admin), default);

        (await RunAsync(way, Actor.System, id)).ShouldNotBeNull().Code.ShouldBe("user.last_admin");

        (await EnabledAdminsAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Remove_OneOfTwoAdmins_Succeeds(string way)
    {
        await Host.AddUserAsync("another", BuiltInRoles.Admin);
        var id = await Host.AddUserAsync("root", BuiltInRoles.Admin);

        (await RunAsync(way, Actor.System, id)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Remove_ADisabledAdmin_Succeeds(string way)
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var id = await Host.AddUserAsync(new NewUser("retired", AccountsHost.Password) { Roles = [BuiltInRoles.Admin], IsEnabled = false });

        (await RunAsync(way, Actor.System, id)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Remove_EachOtherAtOnce_LeavesOneAdmin(string way)
    {
        for (var round = 0; round < 5; round++)
        {
            int[] ids = [await Host.AddUserAsync($"left{round}", BuiltInRoles.Admin), await Host.AddUserAsync($"right{round}", BuiltInRoles.Admin)];
            Actor[] actors = [await Host.ActorAsync($"left{round}"), await Host.ActorAsync($"right{round}")];

            var errors = await AccountsHost.AtOnce(2, number => RunAsync(way, actors[number], ids[1 - number]));

            errors.Count(error => error?.Code == "user.last_admin").ShouldBe(1);
            (await EnabledAdminsAsync()).ShouldBe(1);
            await Host.ResetAsync();
        }
    }

    [Fact]
    public async Task Remove_AllAdminsAtOnceInEveryWay_LeavesOneAdmin()
    {
        List<int> ids = [];
        for (var number = 0; number < 6; number++)
        {
            ids.Add(await Host.AddUserAsync($"admin{number}", BuiltInRoles.Admin));
        }

        string[] ways = ["delete", "disable", "demote"];

        var errors = await AccountsHost.AtOnce(ids.Count, number => RunAsync(ways[number % ways.Length], Actor.System, ids[number]));

        errors.Where(error => error is not null).ShouldHaveSingleItem()!.Code.ShouldBe("user.last_admin");
        (await EnabledAdminsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Remove_OnesOwnRole_IsRefusedForWhoIsNoAdminToo()
    {
        await Host.AddRoleAsync("staff", [.. UserPermissions.All]);
        var id = await Host.AddUserAsync("staffer", "staff", BuiltInRoles.User);

        (await Host.Get<UpdateUser>().RunAsync(await Host.ActorAsync("staffer"), id, new UserChanges { Roles = [BuiltInRoles.User] }, default)).Error!.Code.ShouldBe("user.self");
    }

    [Fact]
    public async Task Reset_OnesOwnPassword_IsRefused()
    {
        var id = await Host.AddUserAsync("root", BuiltInRoles.Admin);

        (await Host.Get<ResetPassword>().RunAsync(await Host.ActorAsync("root"), id, "another-secret", default)).Error!.Code.ShouldBe("password.own");

        (await Host.TrySignInAsync("root")).IsSuccess.ShouldBeTrue();
    }

    private async Task<Error?> RunAsync(string way, Actor actor, int id) => way switch
    {
        "delete" => (await Host.Get<DeleteUser>().RunAsync(actor, id, default)).Error,
        "disable" => (await Host.Get<UpdateUser>().RunAsync(actor, id, new UserChanges { IsEnabled = false }, default)).Error,
        "demote" => (await Host.Get<UpdateUser>().RunAsync(actor, id, new UserChanges { Roles = [BuiltInRoles.User] }, default)).Error,
        _ => (await Host.Get<UpdateUser>().RunAsync(actor, id, new UserChanges { IsAdmin = false }, default)).Error,
    };

    private async Task<int> EnabledAdminsAsync()
    {
        await using var database = await Host.DatabaseAsync();
        return await database.Users.CountAsync(user => user.IsEnabled && user.Roles.Any(userRole => userRole.Role.Name == BuiltInRoles.Admin));
    }
}
