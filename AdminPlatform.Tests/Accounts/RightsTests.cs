using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class RightsOnSqlite(OnSqlite database) : RightsTests(database), IClassFixture<OnSqlite>;

public sealed class RightsOnPostgres(OnPostgres database) : RightsTests(database), IClassFixture<OnPostgres>;

/// <summary>Every operation, called by somebody who holds too little. Nobody grants what they do not hold, nobody touches who stands above them.</summary>
public abstract class RightsTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly string[] s_allOfUsers = [.. UserPermissions.All, SessionPermissions.Revoke];

    public static TheoryData<string> Guarded => ["create", "edit", "delete", "reset", "sign out", "list", "get", "count", "count sessions"];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Operation_WithoutItsPermission_IsDenied(string operation)
    {
        var target = await Host.AddUserAsync("target");

        foreach (var actor in new[] { AccountsHost.With(), AccountsHost.With([.. PermissionCatalog.All.Except(s_allOfUsers)]) })
        {
            (await RunAsync(operation, actor, target)).ShouldNotBeNull(operation).ShouldBe("access.denied");
        }

        (await Host.UserAsync(target)).DeletedAt.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Operation_WithPermission_Succeeds(string operation)
    {
        var target = await Host.AddUserAsync("target", BuiltInRoles.User);

        (await RunAsync(operation, AccountsHost.With(s_allOfUsers), target)).ShouldBeNull(operation);
    }

    public static TheoryData<string, string> Above
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (var operation in new[] { "edit", "edit name", "enable", "demote", "delete", "reset", "sign out" })
            {
                data.Add(operation, BuiltInRoles.Admin);
                data.Add(operation, BuiltInRoles.Viewer);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Above))]
    public async Task Operation_OnSomebodyAbove_IsRefusedAndChangesNothing(string operation, string role)
    {
        await Host.AddUserAsync("another", BuiltInRoles.Admin);
        var target = await Host.AddUserAsync("target", role);
        var session = await Host.SignInAsync("target");
        var before = await Host.UserAsync(target);

        (await RunAsync(operation, AccountsHost.With(s_allOfUsers), target)).ShouldBe("user.above");

        var after = await Host.UserAsync(target);
        (after.ConcurrencyStamp, after.PasswordHash, after.IsEnabled, after.DeletedAt).ShouldBe((before.ConcurrencyStamp, before.PasswordHash, before.IsEnabled, before.DeletedAt));
        after.Roles.Select(userRole => userRole.Role.Name).ShouldBe([role]);
        (await Host.IsLiveAsync(session)).ShouldBeTrue();
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe("user.above");
    }

    [Fact]
    public async Task Operation_OnADisabledRoleAbove_IsRefusedToo()
    {
        await Host.AddRoleAsync("auditor", LogPermissions.View);
        var target = await Host.AddUserAsync("target", "auditor");
        await using (var database = await Host.DatabaseAsync())
        {
            database.Roles.Single(role => role.Name == "auditor").IsEnabled = false;
            await database.SaveChangesAsync();
        }

        (await RunAsync("reset", AccountsHost.With(s_allOfUsers), target)).ShouldBe("user.above");
    }

    [Theory]
    [InlineData(BuiltInRoles.Admin, "role.above")]
    [InlineData(BuiltInRoles.Viewer, "role.above")]
    [InlineData("staff", null)]
    [InlineData(BuiltInRoles.User, null)]
    public async Task Grant_ARole_TakesAllThatItHolds(string role, string? refused)
    {
        await Host.AddRoleAsync("staff", UserPermissions.View, UserPermissions.Edit);
        var target = await Host.AddUserAsync("target");
        var actor = AccountsHost.With(s_allOfUsers);

        var created = await Host.Get<CreateUser>().RunAsync(actor, new NewUser("fresh", AccountsHost.Password) { Roles = [role] }, default);
        var updated = await Host.Get<UpdateUser>().RunAsync(actor, target, new UserChanges { Roles = [role] }, default);

        (created.Error?.Code, updated.Error?.Code).ShouldBe((refused, refused));
    }

    [Fact]
    public async Task Grant_Oneself_IsNoWayUp()
    {
        await Host.AddRoleAsync("staff", s_allOfUsers);
        var id = await Host.AddUserAsync("staffer", "staff");
        var staffer = await Host.ActorAsync("staffer");

        foreach (var changes in new UserChanges[] { new() { Roles = ["staff", BuiltInRoles.Admin] }, new() { IsAdmin = true }, new() { Roles = ["staff", BuiltInRoles.Operator] } })
        {
            (await Host.Get<UpdateUser>().RunAsync(staffer, id, changes, default)).Error!.Code.ShouldBe("role.above");
        }
    }

    [Fact]
    public async Task Names_ForALowActor_AreOnlyOfRolesTheyMayGrant()
    {
        (await Host.Get<RoleReader>().NamesAsync(AccountsHost.With(), default)).Value.ShouldBe([BuiltInRoles.User]);
        (await Host.Get<RoleReader>().NamesAsync(Actor.System, default)).Value.ShouldBe([BuiltInRoles.Admin, BuiltInRoles.Operator, BuiltInRoles.Viewer, BuiltInRoles.User]);
    }

    [Fact]
    public async Task Get_Oneself_TakesNoPermission()
    {
        var id = await Host.AddUserAsync("bob");
        var other = await Host.AddUserAsync("eve");
        var bob = await Host.ActorAsync("bob");

        (await Host.Users.GetAsync(bob, id, default)).Value.UserName.ShouldBe("bob");
        (await Host.Users.GetAsync(bob, other, default)).Error!.Code.ShouldBe("access.denied");
        (await Host.Users.GetAsync(bob, int.MaxValue, default)).Error!.Code.ShouldBe("access.denied", "not even whether they exist");
    }

    private async Task<string?> RunAsync(string operation, Actor actor, int target) => operation switch
    {
        "create" => (await Host.Get<CreateUser>().RunAsync(actor, new NewUser("fresh", AccountsHost.Password), default)).Error?.Code,
        "edit" => (await EditAsync(actor, target, new UserChanges { Email = "mine@example.com" })).Error?.Code,
        "edit name" => (await EditAsync(actor, target, new UserChanges { UserName = "owned" })).Error?.Code,
        "enable" => (await EditAsync(actor, target, new UserChanges { IsEnabled = false })).Error?.Code,
        "demote" => (await EditAsync(actor, target, new UserChanges { Roles = [] })).Error?.Code,
        "delete" => (await Host.Get<DeleteUser>().RunAsync(actor, target, default)).Error?.Code,
        "reset" => (await Host.Get<ResetPassword>().RunAsync(actor, target, "another-secret", default)).Error?.Code,
        "sign out" => (await Host.Get<EndSessions>().AllOfUserAsync(actor, target, default)).Error?.Code,
        "list" => (await Host.Users.ListAsync(actor, new UserQuery(new PageRequest(1, 10)), default)).Error?.Code,
        "get" => (await Host.Users.GetAsync(actor, target, default)).Error?.Code,
        "count" => (await Host.Users.CountAsync(actor, default)).Error?.Code,
        "count sessions" => (await Host.Get<SessionReader>().CountLiveAsync(actor, default)).Error?.Code,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    private Task<Result<UserDetails>> EditAsync(Actor actor, int target, UserChanges changes) => Host.Get<UpdateUser>().RunAsync(actor, target, changes, default);
}
