using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

public sealed class PermissionOnSqlite(OnSqlite database) : PermissionTests(database), IClassFixture<OnSqlite>;

public sealed class PermissionOnPostgres(OnPostgres database) : PermissionTests(database), IClassFixture<OnPostgres>;

public abstract class PermissionTests(TestDatabase database) : AccessTests(database)
{
    [Theory]
    [InlineData("crm:export", "", "", "crm", "export")]
    [InlineData("crm:export:all", "", "", "crm", "export:all")]
    [InlineData("crm:export", "sales", "", "sales", "export")]
    [InlineData("crm:export", "", "run", "crm", "run")]
    [InlineData("导出客户", "", "", "", "")]
    [InlineData(":export", "", "", "", "")]
    public async Task Create_WithoutModuleOrAction_TakesThemFromTheName(string name, string module, string action, string expectedModule, string expectedAction)
    {
        var created = (await Host.Get<CreatePermission>().RunAsync(Editor, new NewPermission(name) { Description = "d", Module = module, Action = action }, default)).Value;

        (created.Name, created.Description, created.Module, created.Action, created.IsDeclared, created.IsEnabled).ShouldBe((name, "d", expectedModule, expectedAction, false, true));
        (await FindPermissionAsync(name)).ShouldBe(created);
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.TargetId).ShouldBe(("permissions", "create", name, $"{created.Id}"));
    }

    [Theory]
    [InlineData("", "field.required", "name")]
    [InlineData(" crm:export", "field.name_characters", "name")]
    [InlineData("user:view", "permission.name_taken", "name")]
    [InlineData("USER:view", "permission.name_taken", "name")]
    [InlineData("a-module-with-a-name-of-33-letters:export", "field.too_long", "module")]
    public async Task Create_ThatBreaksARule_IsRefused(string name, string code, string field)
    {
        var refused = (await Host.Get<CreatePermission>().RunAsync(Editor, new NewPermission(name), default)).Error!;

        (refused.Code, refused.Fields[0].Field).ShouldBe((code, field));
    }

    [Fact]
    public async Task Create_PastTheLimit_IsRefused()
    {
        await using (var data = await Host.DatabaseAsync())
        {
            data.Permissions.AddRange(Enumerable.Range(0, CreatePermission.MaxCustom).Select(number => new Permission { Name = $"many:{number}" }));
            await data.SaveChangesAsync();
        }

        (await Host.Get<CreatePermission>().RunAsync(Editor, new NewPermission("one:more"), default)).Error!.Code.ShouldBe("permission.too_many");
    }

    [Fact]
    public async Task Update_Name_RenamesItForEveryRole()
    {
        var permission = await PermissionAsync("crm:export");
        await RoleAsync("one", "crm:export", ServerPermissions.View);
        await RoleAsync("two", "crm:export");
        await Host.AddUserAsync("bob", "two");
        var session = await Host.SignInAsync("bob");

        var renamed = (await UpdatePermissionAsync(Actor.System, permission.Id, new PermissionChanges { Name = "sales:send" })).Value;

        (renamed.Id, renamed.Module, renamed.Action).ShouldBe((permission.Id, "sales", "send"));
        Names(await FindAsync("one")).ShouldBe([ServerPermissions.View, "sales:send"], ignoreOrder: true);
        Names(await FindAsync("two")).ShouldBe(["sales:send"]);
        (await Host.ActorAsync(session)).Permissions.ShouldBe(["sales:send"]);
    }

    [Fact]
    public async Task Update_EachField_LeavesTheOthers()
    {
        var id = (await PermissionAsync("crm:export")).Id;

        await UpdatePermissionAsync(Actor.System, id, new PermissionChanges { Module = "sales" });
        await UpdatePermissionAsync(Actor.System, id, new PermissionChanges { Description = "Export" });
        await UpdatePermissionAsync(Actor.System, id, new PermissionChanges { Name = "crm:send" });
        var updated = (await UpdatePermissionAsync(Actor.System, id, new PermissionChanges { IsEnabled = false })).Value;

        (updated.Name, updated.Description, updated.Module, updated.Action, updated.IsEnabled).ShouldBe(("crm:send", "Export", "sales", "export", false));
    }

    [Fact]
    public async Task Update_Declared_ChangesDescriptionAndStatusOnly()
    {
        var view = await FindPermissionAsync(ServerPermissions.View);
        foreach (var (changes, field) in new[] { (new PermissionChanges { Name = "x:y" }, "name"), (new() { Module = "x" }, "module"), (new() { Action = "x" }, "action") })
        {
            var refused = (await UpdatePermissionAsync(Actor.System, view.Id, changes)).Error!;
            (refused.Kind, refused.Code, refused.Fields[0].Field).ShouldBe((ErrorKind.Invalid, "permission.declared", field));
        }

        var lower = AccountsHost.With([PermissionPermissions.Edit, ServerPermissions.View]);
        (await UpdatePermissionAsync(lower, view.Id, new PermissionChanges { IsEnabled = false })).Error!.Code.ShouldBe("access.admin_only", "it would take it from everybody");

        var sentBack = new PermissionChanges { Name = view.Name, Module = view.Module, Action = view.Action, Description = "ours", IsEnabled = false };
        var updated = (await UpdatePermissionAsync(Actor.System, view.Id, sentBack)).Value;

        (updated.Name, updated.Description, updated.IsEnabled, updated.IsDeclared).ShouldBe((view.Name, "ours", false, true));
    }

    [Fact]
    public async Task Delete_CustomThatNoRoleHolds_IsGone()
    {
        var permission = await PermissionAsync("crm:export");

        (await DeletePermissionAsync(Actor.System, permission.Id)).IsSuccess.ShouldBeTrue();

        (await Host.Get<PermissionReader>().GetAsync(Actor.System, permission.Id, default)).Error!.Code.ShouldBe("permission.not_found");
        (await DeletePermissionAsync(Actor.System, permission.Id)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await UpdatePermissionAsync(Actor.System, permission.Id, new PermissionChanges())).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Delete_ThatARoleHolds_IsRefusedAndSaysHowMany()
    {
        var permission = await PermissionAsync("crm:export");
        await RoleAsync("one", "crm:export");
        await CreateAsync(Actor.System, new NewRole("two") { IsEnabled = false, Permissions = ["crm:export"] });

        var refused = (await DeletePermissionAsync(Actor.System, permission.Id)).Error!;

        (refused.Kind, refused.Code).ShouldBe((ErrorKind.Conflict, "permission.in_use"));
        refused.Arguments.ShouldBe(["crm:export", 2]);
        (await Host.Get<PermissionReader>().HoldersAsync(Editor, default)).Value["crm:export"].ShouldBe(2);
    }

    [Theory]
    [InlineData(UserPermissions.Delete, "permission.declared")]
    [InlineData(ServerPermissions.View, "permission.in_use")]
    public async Task Delete_Declared_IsRefused(string name, string code)
    {
        var permission = await FindPermissionAsync(name);

        (await DeletePermissionAsync(Actor.System, permission.Id)).Error!.Code.ShouldBe(code);

        (await FindPermissionAsync(name)).ShouldBe(permission);
    }

    [Fact]
    public async Task Delete_WhileGivenToARole_LeavesNoRoleWithNothingBehindIt()
    {
        for (var round = 0; round < 5; round++)
        {
            var permission = await PermissionAsync($"crm:{round}");
            var role = await RoleAsync($"role{round}");

            var results = await AccountsHost.AtOnce(2, async number => number == 0
                ? (await DeletePermissionAsync(Actor.System, permission.Id)).IsSuccess
                : (await UpdateAsync(Actor.System, role.Id, new RoleChanges { PermissionIds = [permission.Id] })).IsSuccess);

            results.Count(succeeded => succeeded).ShouldBe(1);
            await using var data = await Host.DatabaseAsync();
            data.Set<RolePermission>().Count(held => held.Permission == permission.Name).ShouldBe(results[0] ? 0 : 1);
        }
    }

    [Fact]
    public async Task Modules_Always_GroupEverything()
    {
        await PermissionAsync("crm:export");

        var modules = (await Host.Get<PermissionReader>().ModulesAsync(Editor, default)).Value;

        modules.SelectMany(module => module.Permissions).Select(permission => permission.Name).ShouldBe([.. PermissionCatalog.All, "crm:export"], ignoreOrder: true);
        modules.ShouldAllBe(module => module.Permissions.All(permission => permission.Module == module.Name));
        modules.Select(module => module.Name).Distinct().Count().ShouldBe(modules.Count);
        (await Host.Get<PermissionReader>().ListAsync(Editor, "crm", default)).Value.Single().Name.ShouldBe("crm:export");
        (await Host.Get<PermissionReader>().ListAsync(Editor, "\0", default)).Value.ShouldBeEmpty();
    }
}
