using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

public sealed class PermissionSyncOnSqlite(OnSqlite database) : PermissionSyncTests(database), IClassFixture<OnSqlite>;

public sealed class PermissionSyncOnPostgres(OnPostgres database) : PermissionSyncTests(database), IClassFixture<OnPostgres>;

/// <summary>What the table of permissions becomes when the product starts.</summary>
public abstract class PermissionSyncTests(TestDatabase database) : AccessTests(database)
{
    [Fact]
    public async Task Start_First_DeclaresEveryPermissionOfTheCatalog()
    {
        var permissions = (await Host.Get<PermissionReader>().ListAsync(Actor.System, null, default)).Value;

        permissions.Select(permission => permission.Name).ShouldBe(PermissionCatalog.All);
        permissions.ShouldAllBe(permission => permission.IsDeclared && permission.IsEnabled && permission.Description.Length == 0);
        permissions.ShouldAllBe(permission => permission.Name == permission.Module + ':' + permission.Action);
    }

    [Fact]
    public async Task Start_Again_KeepsWhatAnOperatorSetAndCustomOnes()
    {
        await PermissionAsync("crm:export");
        var view = await FindPermissionAsync(ServerPermissions.View);
        await UpdatePermissionAsync(Actor.System, view.Id, new PermissionChanges { Description = "ours", IsEnabled = false });
        var before = (await Host.Get<PermissionReader>().ListAsync(Actor.System, null, default)).Value;

        await StartAsync();

        (await Host.Get<PermissionReader>().ListAsync(Actor.System, null, default)).Value.ShouldBe(before);
    }

    [Fact]
    public async Task Start_PermissionThatCodeNoLongerKnows_IsRemovedOrDisabledWhereARoleHoldsIt()
    {
        await DeclareAsync("old:unused", "old:held");
        await RoleAsync("staff", "old:held");
        await Host.AddUserAsync("bob", "staff");
        var session = await Host.SignInAsync("bob");

        await StartAsync();

        (await Host.Get<PermissionReader>().ListAsync(Actor.System, "old", default)).Value.Select(permission => (permission.Name, permission.IsDeclared, permission.IsEnabled))
            .ShouldBe([("old:held", false, false)]);
        Names(await FindAsync("staff")).ShouldBe(["old:held"]);
        Host.Feed.Publish(new RolesChanged());
        (await Host.ActorAsync(session)).Permissions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_CustomThatCodeDeclaresNow_BecomesDeclaredAndKeepsItsHolders()
    {
        await using (var data = await Host.DatabaseAsync())
        {
            data.Permissions.Single(permission => permission.Name == ServerPermissions.View).IsDeclared = false;
            await data.SaveChangesAsync();
        }

        await StartAsync();

        (await FindPermissionAsync(ServerPermissions.View)).IsDeclared.ShouldBeTrue();
        Names(await FindAsync(BuiltInRoles.Viewer)).ShouldContain(ServerPermissions.View);
    }

    [Fact]
    public async Task Start_NameInARoleThatNobodyKnows_MeansNothingAndCannotComeToMeanSomething()
    {
        await Host.AddRoleAsync("staff", "ghost:haunt");
        await Host.AddUserAsync("bob", "staff");
        (await Host.ActorAsync("bob")).Permissions.ShouldBeEmpty();

        await StartAsync();

        var ghost = await FindPermissionAsync("ghost:haunt");
        (ghost.IsDeclared, ghost.IsEnabled).ShouldBe((false, false));
        (await Host.Get<CreatePermission>().RunAsync(Editor, new NewPermission("ghost:haunt"), default)).Error!.Code.ShouldBe("permission.name_taken");
    }

    private Task StartAsync() => Host.Get<RoleSeeder>().SeedAsync(default);

    private async Task DeclareAsync(params string[] names)
    {
        await using var data = await Host.DatabaseAsync();
        data.Permissions.AddRange(names.Select(name => new Permission { Name = name, Module = "old", IsDeclared = true }));
        await data.SaveChangesAsync();
    }
}
