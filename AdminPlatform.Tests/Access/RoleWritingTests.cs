using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

public sealed class RoleWritingOnSqlite(OnSqlite database) : RoleWritingTests(database), IClassFixture<OnSqlite>;

public sealed class RoleWritingOnPostgres(OnPostgres database) : RoleWritingTests(database), IClassFixture<OnPostgres>;

public abstract class RoleWritingTests(TestDatabase database) : AccessTests(database)
{
    [Fact]
    public async Task Create_ByIdsAndNames_HoldsBothLogsAndTells()
    {
        var told = 0;
        using var subscription = Host.Feed.Subscribe<RolesChanged>(_ => told++);
        var view = await FindPermissionAsync(RolePermissions.View);

        var created = (await CreateAsync(Editor, new NewRole("编辑者")
        {
            Description = "Edits",
            IsEnabled = false,
            RequiresTwoFactor = true,
            PermissionIds = [view.Id, view.Id],
            Permissions = [RolePermissions.Edit],
        })).Value;

        (created.Name, created.Description, created.IsEnabled, created.IsBuiltIn, created.RequiresTwoFactor, created.Users).ShouldBe(("编辑者", "Edits", false, false, true, 0));
        (created.CreatedAt, created.UpdatedAt, created.CreatedAt.Kind).ShouldBe((Host.Now, Host.Now, DateTimeKind.Utc));
        Names(created).ShouldBe([RolePermissions.View, RolePermissions.Edit]);
        (await FindAsync("编辑者")).Id.ShouldBe(created.Id);
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.TargetId, entry.Succeeded).ShouldBe(("roles", "create", "编辑者", $"{created.Id}", true));
        entry.Changes!.ShouldContain("\"permissions\":[\"\",\"role:edit, role:view\"]");
        told.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "field.required")]
    [InlineData("  ", "field.required")]
    [InlineData(" staff", "field.name_characters")]
    [InlineData("a,b", "field.name_characters")]
    [InlineData("ad\u200Bmin", "field.name_characters")]
    [InlineData("ad\u034Fmin", "field.name_characters")]
    [InlineData("ad\u1160min", "field.name_characters")]
    [InlineData("ad\u17B4min", "field.name_characters")]
    [InlineData("ad\u180Bmin", "field.name_characters")]
    [InlineData("ad\u3164min", "field.name_characters")]
    [InlineData("ad\uFE0Fmin", "field.name_characters")]
    [InlineData("ad\uFFA0min", "field.name_characters")]
    [InlineData("ad\U000E0100min", "field.name_characters")]
    [InlineData("a\u202Eb", "field.control_character")]
    [InlineData("a\tb", "field.control_character")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", "field.too_long")]
    [InlineData("viewer", "role.name_taken")]
    [InlineData("Viewer", "role.name_taken")]
    [InlineData("\uff56iewer", "role.name_taken")]
    public async Task Write_NameThatBreaksARule_IsRefused(string name, string code)
    {
        var id = (await RoleAsync("staff")).Id;

        foreach (var error in new[] { (await CreateAsync(Editor, new NewRole(name))).Error, name.Length == 0 ? null : (await UpdateAsync(Editor, id, new RoleChanges { Name = name })).Error }.OfType<Error>())
        {
            (error.Code, error.Fields[0].Field, error.Kind).ShouldBe((code, "name", code == "role.name_taken" ? ErrorKind.Conflict : ErrorKind.Invalid));
        }

        (await FindAsync("staff")).Id.ShouldBe(id);
    }

    [Fact]
    public async Task Create_PastTheLimit_IsRefused()
    {
        await using (var data = await Host.DatabaseAsync())
        {
            data.Roles.AddRange(Enumerable.Range(0, CreateRole.MaxCustom - 1).Select(number => new Role { Name = $"many-{number}", NormalizedName = $"MANY-{number}" }));
            await data.SaveChangesAsync();
        }

        (await CreateAsync(Editor, new NewRole("the last"))).IsSuccess.ShouldBeTrue();
        var refused = (await CreateAsync(Editor, new NewRole("one more"))).Error!;

        (refused.Kind, refused.Code, refused.Fields[0].Field).ShouldBe((ErrorKind.Conflict, "role.too_many", "name"));
    }

    [Fact]
    public async Task Write_HalfACharacter_IsRefused()
    {
        (await CreateAsync(Editor, new NewRole("a\ud800"))).Error!.Code.ShouldBe("field.malformed");
        (await CreateAsync(Editor, new NewRole("staff") { Description = "a\ud800" })).Error!.Fields[0].Field.ShouldBe("description");
    }

    [Fact]
    public async Task Update_EachField_LeavesTheOthers()
    {
        var id = (await RoleAsync("staff", UserPermissions.View)).Id;
        var edit = await FindPermissionAsync(UserPermissions.Edit);
        Host.Time.Advance(TimeSpan.FromMinutes(1));

        await UpdateAsync(Actor.System, id, new RoleChanges { Name = "Staff" });
        await UpdateAsync(Actor.System, id, new RoleChanges { Description = "People" });
        await UpdateAsync(Actor.System, id, new RoleChanges { RequiresTwoFactor = true });
        await UpdateAsync(Actor.System, id, new RoleChanges { IsEnabled = false });
        await UpdateAsync(Actor.System, id, new RoleChanges { PermissionIds = [edit.Id] });

        var role = await FindAsync("Staff");
        (role.Id, role.Description, role.RequiresTwoFactor, role.IsEnabled, role.UpdatedAt).ShouldBe((id, "People", true, false, Host.Now));
        Names(role).ShouldBe([UserPermissions.Edit]);
        (await UpdateAsync(Actor.System, id, new RoleChanges { Permissions = [] })).Value.Permissions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_PermissionThatDoesNotExist_IsRefused()
    {
        var byId = (await CreateAsync(Actor.System, new NewRole("a") { PermissionIds = [int.MaxValue] })).Error!;
        (byId.Kind, byId.Code, byId.Fields[0].Field, byId.Arguments[0]).ShouldBe((ErrorKind.Invalid, "permission.not_found", "permission_ids", int.MaxValue));

        foreach (var name in new[] { "no:such", "\0", new string('x', 1000) })
        {
            var byName = (await CreateAsync(Actor.System, new NewRole("a") { Permissions = [name] })).Error!;
            (byName.Code, byName.Fields[0].Field).ShouldBe(("permission.not_found", "permissions"));
        }
    }

    [Fact]
    public async Task Operation_OnARoleThatDoesNotExist_IsNotFound()
    {
        Error?[] errors =
        [
            (await UpdateAsync(Editor, int.MaxValue, new RoleChanges())).Error,
            (await DeleteAsync(Editor, int.MaxValue)).Error,
            (await Host.Get<RoleReader>().GetAsync(Editor, int.MaxValue, default)).Error,
        ];

        errors.ShouldAllBe(error => error!.Kind == ErrorKind.NotFound && error.Code == "role.not_found" && error.Arguments.Count == 1);
    }

    [Fact]
    public async Task Delete_RoleOfNobody_IsGoneAlsoFromDeletedUsers()
    {
        var role = await RoleAsync("staff", ServerPermissions.View);
        await Host.Get<DeleteUser>().RunAsync(Actor.System, await Host.AddUserAsync("gone", "staff"), default);

        (await DeleteAsync(Actor.System, role.Id)).IsSuccess.ShouldBeTrue();

        (await Host.Get<RoleReader>().GetAsync(Actor.System, role.Id, default)).Error!.Code.ShouldBe("role.not_found");
        (await RoleAsync("staff")).Permissions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_RoleThatUsersHave_IsRefusedAndSaysHowMany()
    {
        var role = await RoleAsync("staff");
        await Host.AddUserAsync("bob", "staff");
        await Host.AddUserAsync(new NewUser("eve", AccountsHost.Password) { Roles = ["staff"], IsEnabled = false });

        var refused = (await DeleteAsync(Editor, role.Id)).Error!;

        (refused.Kind, refused.Code).ShouldBe((ErrorKind.Conflict, "role.in_use"));
        refused.Arguments.ShouldBe(["staff", 2]);
        (await FindAsync("staff")).Users.ShouldBe(2);
    }

    [Fact]
    public async Task Delete_WhileGivenToSomebody_LeavesNoUserWithoutTheRoleTheyGot()
    {
        for (var round = 0; round < 5; round++)
        {
            var name = $"staff{round}";
            var role = await RoleAsync(name);
            var user = await Host.AddUserAsync($"user{round}");

            var results = await AccountsHost.AtOnce(2, async number => number == 0
                ? (await DeleteAsync(Actor.System, role.Id)).IsSuccess
                : (await Host.Get<UpdateUser>().RunAsync(Actor.System, user, new UserChanges { Roles = [name] }, default)).IsSuccess);

            results.Count(succeeded => succeeded).ShouldBe(1);
            (await Host.UserAsync(user)).Roles.Count.ShouldBe(results[0] ? 0 : 1);
        }
    }

    [Fact]
    public async Task Create_OneNameAtOnce_GivesOneRole()
    {
        var results = await AccountsHost.AtOnce(4, _ => CreateAsync(Editor, new NewRole("twin")));

        results.Count(result => result.IsSuccess).ShouldBe(1);
        results.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error!.Code == "role.name_taken");
    }

    [Fact]
    public async Task Update_ByTwoAdminsAtOnce_KeepsBothChanges()
    {
        var role = await RoleAsync("staff");

        var results = await AccountsHost.AtOnce(2, number => UpdateAsync(
            Actor.System, role.Id, number == 0 ? new RoleChanges { Description = "ours" } : new RoleChanges { Permissions = [ServerPermissions.View] }));

        results.ShouldAllBe(result => result.IsSuccess);
        var after = await FindAsync("staff");
        (after.Description, Names(after).Single()).ShouldBe(("ours", ServerPermissions.View));
    }
}
