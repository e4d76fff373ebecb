using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

public sealed class BuiltInRoleOnSqlite(OnSqlite database) : BuiltInRoleTests(database), IClassFixture<OnSqlite>;

public sealed class BuiltInRoleOnPostgres(OnPostgres database) : BuiltInRoleTests(database), IClassFixture<OnPostgres>;

public abstract class BuiltInRoleTests(TestDatabase database) : AccessTests(database)
{
    [Fact]
    public async Task Admin_Always_ShowsEverythingThereIs()
    {
        await PermissionAsync("crm:export");

        Names(await FindAsync(BuiltInRoles.Admin)).ShouldBe([.. PermissionCatalog.All, "crm:export"]);
    }

    public static TheoryData<string, string> ChangesOfAdmin => new()
    {
        { "name", "name" },
        { "description", "description" },
        { "disable", "status" },
        { "permissions", "permissions" },
        { "none", "permissions" },
    };

    [Theory]
    [MemberData(nameof(ChangesOfAdmin))]
    public async Task Update_Admin_IsRefusedEvenToAnAdmin(string change, string field)
    {
        var admin = await FindAsync(BuiltInRoles.Admin);

        var refused = (await UpdateAsync(Actor.System, admin.Id, Change(change))).Error!;

        (refused.Kind, refused.Code, refused.Fields[0].Field).ShouldBe((ErrorKind.Invalid, "role.built_in", field));
        var after = await FindAsync(BuiltInRoles.Admin);
        (after.IsEnabled, after.Description, after.UpdatedAt).ShouldBe((true, "", admin.UpdatedAt));
    }

    [Fact]
    public async Task Update_AdminSentBackAsItIs_ChangesTheSecondFactorOnly()
    {
        var admin = await FindAsync(BuiltInRoles.Admin);

        var updated = (await UpdateAsync(Actor.System, admin.Id, new RoleChanges
        {
            Name = admin.Name,
            Description = admin.Description,
            IsEnabled = true,
            PermissionIds = [.. admin.Permissions.Select(permission => permission.Id)],
            RequiresTwoFactor = true,
        })).Value;

        (updated.RequiresTwoFactor, updated.Permissions.Count).ShouldBe((true, admin.Permissions.Count));
        await using var data = await Host.DatabaseAsync();
        data.Set<RolePermission>().Count(held => held.RoleId == admin.Id).ShouldBe(0);
    }

    [Fact]
    public async Task Update_AnotherBuiltIn_CanBeAnythingButRenamed()
    {
        var viewer = await FindAsync(BuiltInRoles.Viewer);

        (await UpdateAsync(Actor.System, viewer.Id, new RoleChanges { Name = "watcher" })).Error!.Code.ShouldBe("role.built_in");
        var updated = (await UpdateAsync(Actor.System, viewer.Id, new RoleChanges
        {
            Name = BuiltInRoles.Viewer,
            Description = "ours",
            IsEnabled = false,
            Permissions = [ServerPermissions.View],
        })).Value;

        (updated.Description, updated.IsEnabled, Names(updated).Single()).ShouldBe(("ours", false, ServerPermissions.View));
        BuiltInRoles.IsDescribedByDefault(updated).ShouldBeFalse();
    }

    [Theory]
    [InlineData(BuiltInRoles.Admin)]
    [InlineData(BuiltInRoles.User)]
    public async Task Delete_BuiltIn_IsRefused(string name)
    {
        var role = await FindAsync(name);

        (await DeleteAsync(Actor.System, role.Id)).Error!.Code.ShouldBe("role.built_in");

        (await FindAsync(name)).Id.ShouldBe(role.Id);
    }

    private static RoleChanges Change(string change) => change switch
    {
        "name" => new() { Name = "root" },
        "description" => new() { Description = "harmless" },
        "disable" => new() { IsEnabled = false },
        "permissions" => new() { Permissions = [ServerPermissions.View] },
        _ => new() { Permissions = [] },
    };
}
