using AdminPlatform.Core.Access;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Access;

public sealed class RoleSeederOnSqlite(OnSqlite database) : RoleSeederTests(database), IClassFixture<OnSqlite>;

public sealed class RoleSeederOnPostgres(OnPostgres database) : RoleSeederTests(database), IClassFixture<OnPostgres>;

public abstract class RoleSeederTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Seed_FirstStart_MakesTheBuiltInRoles()
    {
        var roles = await RolesAsync();

        roles.Select(role => (role.Name, role.IsBuiltIn, role.IsEnabled)).ShouldBe(
            [(BuiltInRoles.Admin, true, true), (BuiltInRoles.Operator, true, true), (BuiltInRoles.Viewer, true, true), (BuiltInRoles.User, true, true)]);
        roles.SelectMany(role => role.Permissions).Select(permission => permission.Permission).Except(PermissionCatalog.All).ShouldBeEmpty();
        roles.Single(role => role.Name == BuiltInRoles.User).Permissions.ShouldBeEmpty();
        roles.Single(role => role.Name == BuiltInRoles.Viewer).Permissions.ShouldAllBe(permission => permission.Permission.EndsWith(":view"));
    }

    [Fact]
    public async Task Seed_Again_LeavesWhatAnOperatorChanged()
    {
        await using (var data = await Host.DatabaseAsync())
        {
            var viewer = await data.Roles.Include(role => role.Permissions).SingleAsync(role => role.Name == BuiltInRoles.Viewer);
            viewer.Permissions.Clear();
            viewer.Description = "ours";
            data.Roles.Remove(await data.Roles.SingleAsync(role => role.Name == BuiltInRoles.User));
            await data.SaveChangesAsync();
        }

        await Host.Get<RoleSeeder>().SeedAsync(default);

        var roles = await RolesAsync();
        roles.Count.ShouldBe(4);
        var kept = roles.Single(role => role.Name == BuiltInRoles.Viewer);
        (kept.Description, kept.Permissions.Count).ShouldBe(("ours", 0));
    }

    private async Task<List<Role>> RolesAsync()
    {
        await using var data = await Host.DatabaseAsync();
        return await data.Roles.AsNoTracking().Include(role => role.Permissions).OrderBy(role => role.Id).ToListAsync();
    }
}
