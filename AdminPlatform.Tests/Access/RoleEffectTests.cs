using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

public sealed class RoleEffectOnSqlite(OnSqlite database) : RoleEffectTests(database), IClassFixture<OnSqlite>;

public sealed class RoleEffectOnPostgres(OnPostgres database) : RoleEffectTests(database), IClassFixture<OnPostgres>;

/// <summary>What a change of a role does to those who have it: it holds for the next thing they ask.</summary>
public abstract class RoleEffectTests(TestDatabase database) : AccessTests(database)
{
    [Fact]
    public async Task Update_OfARoleSomebodyHas_HoldsOnTheirNextRequest()
    {
        var role = await RoleAsync("staff", ServerPermissions.View, ServerPermissions.Edit);
        await Host.AddUserAsync("bob", "staff");
        var session = await Host.SignInAsync("bob");
        (await Host.ActorAsync(session)).Permissions.ShouldBe([ServerPermissions.View, ServerPermissions.Edit], ignoreOrder: true);

        await UpdateAsync(Actor.System, role.Id, new RoleChanges { Permissions = [ServerPermissions.View] });
        (await Host.ActorAsync(session)).Permissions.ShouldBe([ServerPermissions.View]);

        await UpdateAsync(Actor.System, role.Id, new RoleChanges { IsEnabled = false });
        (await Host.ActorAsync(session)).Permissions.ShouldBeEmpty();

        await UpdateAsync(Actor.System, role.Id, new RoleChanges { IsEnabled = true });
        (await Host.ActorAsync(session)).Permissions.ShouldBe([ServerPermissions.View]);
    }

    [Fact]
    public async Task Update_OfAPermission_HoldsOnTheNextRequestOfWhoeverHoldsIt()
    {
        await RoleAsync("staff", ServerPermissions.View, ServerPermissions.Edit);
        await Host.AddUserAsync("bob", "staff");
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var (session, root) = (await Host.SignInAsync("bob"), await Host.SignInAsync("root"));
        await Host.ActorAsync(session);
        var view = await FindPermissionAsync(ServerPermissions.View);

        await UpdatePermissionAsync(Actor.System, view.Id, new PermissionChanges { IsEnabled = false });

        (await Host.ActorAsync(session)).Permissions.ShouldBe([ServerPermissions.Edit]);
        (await Host.ActorAsync(root)).May(ServerPermissions.View).ShouldBeTrue();
        await UpdatePermissionAsync(Actor.System, view.Id, new PermissionChanges { IsEnabled = true });
        (await Host.ActorAsync(session)).Permissions.ShouldBe([ServerPermissions.View, ServerPermissions.Edit], ignoreOrder: true);
    }

    [Fact]
    public async Task Update_Refused_DisturbsNobody()
    {
        var told = 0;
        using var subscription = Host.Feed.Subscribe<RolesChanged>(_ => told++);

        await UpdateAsync(Actor.System, (await FindAsync(BuiltInRoles.Admin)).Id, new RoleChanges { Name = "x" });
        await CreateAsync(Editor, new NewRole("admin"));
        await DeleteAsync(Actor.System, (await FindAsync(BuiltInRoles.User)).Id);

        told.ShouldBe(0);
    }

    [Fact]
    public async Task Rename_OfARoleSomebodyHas_ShowsInTheListOfUsersAndTellsIt()
    {
        var role = await RoleAsync("staff");
        var id = await Host.AddUserAsync("bob", "staff");
        UserQuery byRole = new(new PageRequest(1, 10)) { Role = "crew\uff08east\uff09" };
        (await Host.Users.ListAsync(Actor.System, byRole, default)).Value.Total.ShouldBe(0);
        (await Host.Users.GetAsync(Actor.System, id, default)).Value.Roles.ShouldBe(["staff"]);
        var told = 0;
        using var subscription = Host.Feed.Subscribe<UsersChanged>(_ => told++);

        await UpdateAsync(Actor.System, role.Id, new RoleChanges { Name = "Crew\uff08east\uff09" });

        (await Host.Users.GetAsync(Actor.System, id, default)).Value.Roles.ShouldBe(["Crew\uff08east\uff09"]);
        (await Host.Users.ListAsync(Actor.System, byRole, default)).Value.Total.ShouldBe(1);
        told.ShouldBe(1);
    }

    [Fact]
    public async Task LastAdmin_WhateverIsDoneToRoles_StaysAdmin()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var session = await Host.SignInAsync("root");
        var root = await Host.ActorAsync(session);
        var admin = await FindAsync(BuiltInRoles.Admin);

        foreach (var role in (await Host.Get<RoleReader>().ListAsync(root, new RoleQuery(new PageRequest(1, 100)), default)).Value.Items)
        {
            await UpdateAsync(root, role.Id, new RoleChanges { IsEnabled = false, Permissions = [] });
            await DeleteAsync(root, role.Id);
        }

        foreach (var permission in admin.Permissions)
        {
            await UpdatePermissionAsync(root, permission.Id, new PermissionChanges { IsEnabled = false });
        }

        var after = await Host.ActorAsync(session);
        PermissionCatalog.All.ShouldAllBe(permission => after.May(permission));
    }
}
