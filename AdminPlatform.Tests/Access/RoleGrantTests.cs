using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

public sealed class RoleGrantOnSqlite(OnSqlite database) : RoleGrantTests(database), IClassFixture<OnSqlite>;

public sealed class RoleGrantOnPostgres(OnPostgres database) : RoleGrantTests(database), IClassFixture<OnPostgres>;

/// <summary>Nobody gives what they do not hold, and nobody touches what stands above them: the abuse list, as far as it is about roles.</summary>
public abstract class RoleGrantTests(TestDatabase database) : AccessTests(database)
{
    public static TheoryData<string> Guarded =>
        ["list roles", "get role", "create role", "edit role", "delete role", "list permissions", "modules", "holders", "get permission", "create permission", "edit permission", "delete permission", "roles of another"];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Operation_WithoutItsPermission_IsDenied(string operation)
    {
        var role = await RoleAsync("staff");
        var custom = await PermissionAsync("crm:export");
        string[] others = [.. PermissionCatalog.All.Except([Needed(operation)])];

        (await RunAsync(operation, AccountsHost.With(), role.Id, custom.Id)).ShouldBe("access.denied");
        (await RunAsync(operation, AccountsHost.With(others), role.Id, custom.Id)).ShouldBe("access.denied");
        (await RunAsync(operation, AccountsHost.With(Needed(operation), "crm:export"), role.Id, custom.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Abuse10_GrantingAboveOneself_ByCreatingARole_IsRefused()
    {
        var delete = await FindPermissionAsync(UserPermissions.Delete);
        foreach (var role in new NewRole[] { new("mine") { PermissionIds = [delete.Id] }, new("mine") { Permissions = [RolePermissions.View, UserPermissions.Delete] } })
        {
            var refused = (await CreateAsync(Editor, role)).Error!;
            (refused.Kind, refused.Code, refused.Arguments[0]).ShouldBe((ErrorKind.Forbidden, "permission.above", UserPermissions.Delete));
        }

        (await Host.LogAsync()).ShouldAllBe(entry => entry.Reason == "permission.above" && !entry.Succeeded);
        (await Host.Get<RoleReader>().ListAsync(Actor.System, new RoleQuery(new PageRequest(1, 10)) { Search = "mine" }, default)).Value.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Abuse10_GrantingAboveOneself_ByEditingOnesOwnRole_IsRefused()
    {
        var role = await RoleAsync("staff", RolePermissions.View, RolePermissions.Edit);
        await Host.AddUserAsync("staffer", "staff");
        var actor = await Host.ActorAsync("staffer");
        var delete = await FindPermissionAsync(UserPermissions.Delete);

        (await UpdateAsync(actor, role.Id, new RoleChanges { Permissions = [RolePermissions.View, RolePermissions.Edit, UserPermissions.Delete] })).Error!.Code.ShouldBe("permission.above");
        (await UpdateAsync(actor, role.Id, new RoleChanges { PermissionIds = [delete.Id], Permissions = [RolePermissions.Edit] })).Error!.Code.ShouldBe("permission.above");

        Names(await FindAsync("staff")).ShouldBe([RolePermissions.View, RolePermissions.Edit], ignoreOrder: true);
    }

    [Fact]
    public async Task Abuse10_GrantingAboveOneself_ByAnOwnPermission_TakesAnAdmin()
    {
        var created = (await Host.Get<CreatePermission>().RunAsync(Editor, new NewPermission("crm:export"), default)).Value;

        (await CreateAsync(Editor, new NewRole("mine") { PermissionIds = [created.Id] })).Error!.Code.ShouldBe("permission.above");
        (await UpdatePermissionAsync(Editor, created.Id, new PermissionChanges { Name = "crm:import" })).Error!.Code.ShouldBe("permission.above");
    }

    [Fact]
    public async Task Abuse10_GrantingAboveOneself_ByRenamingAPermission_IsRefused()
    {
        var mine = await PermissionAsync("crm:export");
        await RoleAsync("staff", "crm:export");
        var actor = AccountsHost.With([.. PermissionPermissions.All, "crm:export"]);

        foreach (var name in new[] { UserPermissions.Delete, "User:Delete", "\uff55ser:delete" })
        {
            (await UpdatePermissionAsync(actor, mine.Id, new PermissionChanges { Name = name })).Error!.Code.ShouldBe("permission.name_taken");
        }

        Names(await FindAsync("staff")).ShouldBe(["crm:export"]);
    }

    [Theory]
    [InlineData(BuiltInRoles.Admin)]
    [InlineData(BuiltInRoles.Operator)]
    [InlineData("high")]
    public async Task Abuse12_LowerHitsHigher_ByEditingOrDeletingARole_IsRefused(string name)
    {
        await RoleAsync("high", UserPermissions.Delete);
        var role = await FindAsync(name);
        RoleChanges[] changes =
        [
            new() { Name = "low" }, new() { Description = "gone" }, new() { IsEnabled = false }, new() { RequiresTwoFactor = true }, new() { Permissions = [] },
            new() { Permissions = [RolePermissions.Edit] },
        ];

        foreach (var change in changes)
        {
            (await UpdateAsync(Editor, role.Id, change)).Error!.Code.ShouldBe("role.above");
        }

        (await DeleteAsync(Editor, role.Id)).Error!.Code.ShouldBe("role.above");
        (await FindAsync(name)).UpdatedAt.ShouldBe(role.UpdatedAt);
        Names(await FindAsync(name)).ShouldBe(Names(role));
    }

    [Fact]
    public async Task Abuse12_LowerHitsHigher_ByADisabledRoleOrPermission_IsRefusedToo()
    {
        var off = (await CreateAsync(Actor.System, new NewRole("off") { IsEnabled = false, Permissions = [UserPermissions.Delete] })).Value;
        await PermissionAsync("crm:export");
        var sleeping = await RoleAsync("sleeping", "crm:export");
        await UpdatePermissionAsync(Actor.System, (await FindPermissionAsync("crm:export")).Id, new PermissionChanges { IsEnabled = false });

        (await UpdateAsync(Editor, off.Id, new RoleChanges { IsEnabled = true })).Error!.Code.ShouldBe("role.above");
        (await UpdateAsync(Editor, sleeping.Id, new RoleChanges { Description = "x" })).Error!.Code.ShouldBe("role.above");
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("ADMIN")]
    [InlineData("Admin")]
    [InlineData("\uff41\uff44\uff4d\uff49\uff4e")]
    [InlineData("ad\u200dmin")]
    [InlineData("admin ")]
    public async Task Abuse13_RenamingARoleToAdmin_IsRefusedAndGainsNothing(string name)
    {
        var role = await RoleAsync("staff", RolePermissions.Edit);
        await Host.AddUserAsync("staffer", "staff");
        var session = await Host.SignInAsync("staffer");

        foreach (var actor in new[] { await Host.ActorAsync(session), Actor.System })
        {
            (await UpdateAsync(actor, role.Id, new RoleChanges { Name = name })).IsSuccess.ShouldBeFalse();
            (await CreateAsync(actor, new NewRole(name))).IsSuccess.ShouldBeFalse();
        }

        var after = await Host.ActorAsync(session);
        (after.IsAdmin, after.Permissions.Single()).ShouldBe((false, RolePermissions.Edit));
    }

    /// <summary>The check is of the row as it is when the change commits, not of what somebody looked at before.</summary>
    [Fact]
    public async Task Abuse13_RoleThatGrowsMeanwhile_CannotBeTakenByWhoDoesNotHoldIt()
    {
        for (var round = 0; round < 5; round++)
        {
            var role = await RoleAsync($"grows{round}");
            var user = await Host.AddUserAsync($"user{round}");
            var low = AccountsHost.With(UserPermissions.Edit);

            var results = await AccountsHost.AtOnce(2, async number => number == 0
                ? (await UpdateAsync(Actor.System, role.Id, new RoleChanges { Permissions = [ServerPermissions.Delete] })).Error?.Code
                : (await Host.Get<UpdateUser>().RunAsync(low, user, new UserChanges { Roles = [role.Name] }, default)).Error?.Code);

            // Either it was given while it held nothing, or it was not given.
            results[0].ShouldBeNull();
            var has = (await Host.UserAsync(user)).Roles.Count > 0;
            results[1].ShouldBe(has ? null : "role.above");
        }
    }

    [Fact]
    public async Task Update_ThatWouldTakeAwayOnesOwnEditing_IsRefused()
    {
        var role = await RoleAsync("staff", RolePermissions.View, RolePermissions.Edit);
        var spare = await RoleAsync("spare", RolePermissions.Edit);
        await Host.AddUserAsync("staffer", "staff");
        await Host.AddUserAsync("doubled", "staff", "spare");
        var actor = await Host.ActorAsync("staffer");

        var disabling = (await UpdateAsync(actor, role.Id, new RoleChanges { IsEnabled = false })).Error!;
        (disabling.Code, disabling.Fields[0].Field).ShouldBe(("role.self", "status"));
        (await UpdateAsync(actor, role.Id, new RoleChanges { Permissions = [RolePermissions.View] })).Error!.Fields[0].Field.ShouldBe("permissions");
        (await UpdateAsync(actor, spare.Id, new RoleChanges { IsEnabled = false })).IsSuccess.ShouldBeTrue();
        await UpdateAsync(Actor.System, spare.Id, new RoleChanges { IsEnabled = true });

        (await UpdateAsync(await Host.ActorAsync("doubled"), role.Id, new RoleChanges { IsEnabled = false })).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task OfUser_OneselfOrWithPermission_ShowsTheRoles()
    {
        await RoleAsync("staff", ServerPermissions.View);
        var id = await Host.AddUserAsync("staffer", "staff", BuiltInRoles.User);
        var own = await Host.ActorAsync("staffer");

        (await Host.Get<RoleReader>().OfUserAsync(own, id, default)).Value.Select(role => role.Name).ShouldBe([BuiltInRoles.User, "staff"]);
        (await Host.Get<RoleReader>().OfUserAsync(AccountsHost.With(UserPermissions.View), id, default)).Value.Count.ShouldBe(2);
        (await Host.Get<RoleReader>().OfUserAsync(AccountsHost.With(UserPermissions.View), int.MaxValue, default)).Value.ShouldBeEmpty();
    }

    private static string Needed(string operation) => operation switch
    {
        "list roles" or "get role" => RolePermissions.View,
        "create role" => RolePermissions.Create,
        "edit role" => RolePermissions.Edit,
        "delete role" => RolePermissions.Delete,
        "create permission" => PermissionPermissions.Create,
        "edit permission" => PermissionPermissions.Edit,
        "delete permission" => PermissionPermissions.Delete,
        "roles of another" => UserPermissions.View,
        _ => PermissionPermissions.View,
    };

    private async Task<string?> RunAsync(string operation, Actor actor, int role, int permission) => (operation switch
    {
        "list roles" => (await Host.Get<RoleReader>().ListAsync(actor, new RoleQuery(new PageRequest(1, 10)), default)).Error,
        "get role" => (await Host.Get<RoleReader>().GetAsync(actor, role, default)).Error,
        "create role" => (await CreateAsync(actor, new NewRole("new"))).Error,
        "edit role" => (await UpdateAsync(actor, role, new RoleChanges { Description = "new" })).Error,
        "delete role" => (await DeleteAsync(actor, role)).Error,
        "list permissions" => (await Host.Get<PermissionReader>().ListAsync(actor, null, default)).Error,
        "modules" => (await Host.Get<PermissionReader>().ModulesAsync(actor, default)).Error,
        "holders" => (await Host.Get<PermissionReader>().HoldersAsync(actor, default)).Error,
        "get permission" => (await Host.Get<PermissionReader>().GetAsync(actor, permission, default)).Error,
        "create permission" => (await Host.Get<CreatePermission>().RunAsync(actor, new NewPermission("new:one"), default)).Error,
        "edit permission" => (await UpdatePermissionAsync(actor, permission, new PermissionChanges { Description = "new" })).Error,
        "delete permission" => (await DeletePermissionAsync(actor, permission)).Error,
        _ => (await Host.Get<RoleReader>().OfUserAsync(actor, int.MaxValue, default)).Error,
    })?.Code;
}
