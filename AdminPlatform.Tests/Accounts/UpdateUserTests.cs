using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class UpdateUserOnSqlite(OnSqlite database) : UpdateUserTests(database), IClassFixture<OnSqlite>;

public sealed class UpdateUserOnPostgres(OnPostgres database) : UpdateUserTests(database), IClassFixture<OnPostgres>;

public abstract class UpdateUserTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Update_SomeFields_LeavesTheOthersAndLogsTheDifference()
    {
        var id = await Host.AddUserAsync(new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com", Name = "Bob", Roles = [BuiltInRoles.User] });

        var updated = (await RunAsync(Actor.System with { UserName = "root" }, id, new UserChanges { Name = "Robert", Nickname = "" })).Value;

        (updated.UserName, updated.Email, updated.Name).ShouldBe(("bob", "bob@example.com", "Robert"));
        updated.Roles.ShouldBe([BuiltInRoles.User]);
        (await Host.LogAsync()).ShouldHaveSingleItem().Changes.ShouldBe("""{"name":["Bob","Robert"]}""");
    }

    [Fact]
    public async Task Update_EmptyEmail_RemovesIt()
    {
        var id = await Host.AddUserAsync(new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com" });

        (await RunAsync(Actor.System, id, new UserChanges { Email = "" })).Value.Email.ShouldBeNull();

        await Host.AddUserAsync(new NewUser("bob2", AccountsHost.Password) { Email = "BOB@example.com" });
    }

    [Fact]
    public async Task Update_OwnNameInOtherCase_Succeeds()
    {
        var id = await Host.AddUserAsync(new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com" });

        (await RunAsync(Actor.System, id, new UserChanges { UserName = "BOB", Email = "BOB@example.com" })).Value.UserName.ShouldBe("BOB");
    }

    [Fact]
    public async Task Update_NameOfAnother_IsRefusedAndChangesNothing()
    {
        await Host.AddUserAsync("alice");
        var id = await Host.AddUserAsync("bob");

        (await RunAsync(Actor.System, id, new UserChanges { Nickname = "B", UserName = "Alice" })).Error!.Code.ShouldBe("user.name_taken");

        (await Host.UserAsync(id)).Nickname.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_TwoToTheSameNameAtOnce_OneIsRefused()
    {
        for (var round = 0; round < 5; round++)
        {
            int[] ids = [await Host.AddUserAsync($"a{round}x"), await Host.AddUserAsync($"b{round}x")];

            var results = await AccountsHost.AtOnce(2, number => RunAsync(Actor.System, ids[number], new UserChanges { UserName = $"same{round}" }));

            results.Count(result => result.IsSuccess).ShouldBe(1);
            results.Single(result => !result.IsSuccess).Error!.Code.ShouldBe("user.name_taken");
        }
    }

    [Fact]
    public async Task Update_OneUserByManyAtOnce_LosesNoField()
    {
        var id = await Host.AddUserAsync("bob");
        UserChanges[] changes = [new() { Name = "1" }, new() { Nickname = "2" }, new() { Phone = "3" }, new() { Avatar = "4" }, new() { Email = "b@example.com" }, new() { Roles = [BuiltInRoles.Viewer] }];

        (await AccountsHost.AtOnce(changes.Length, number => RunAsync(Actor.System, id, changes[number]))).ShouldAllBe(result => result.IsSuccess);

        var user = (await Host.Users.GetAsync(Actor.System, id, default)).Value;
        (user.Name, user.Nickname, user.Phone, user.Avatar, user.Email).ShouldBe(("1", "2", "3", "4", "b@example.com"));
        user.Roles.ShouldBe([BuiltInRoles.Viewer]);
    }

    [Fact]
    public async Task Update_RolesAndStatus_TellsWhoseAccessChanged()
    {
        var id = await Host.AddUserAsync("bob");
        List<int> told = [];
        using var subscription = Host.Feed.Subscribe<AccessChanged>(changed => told.Add(changed.UserId));

        await RunAsync(Actor.System, id, new UserChanges { Roles = [BuiltInRoles.Operator], IsEnabled = false });

        told.ShouldBe([id]);
        (await Host.UserAsync(id)).IsEnabled.ShouldBeFalse();
    }

    [Theory]
    [InlineData("ghost")]
    [InlineData("Admin")]
    [InlineData("")]
    public async Task Update_UnknownRole_IsRefused(string role)
    {
        var id = await Host.AddUserAsync("bob");

        (await RunAsync(Actor.System, id, new UserChanges { Roles = [role] })).Error!.Code.ShouldBe("role.not_found");
    }

    [Theory]
    [InlineData(true, "role")]
    [InlineData(false, "role_ids")]
    public async Task Update_MoreRolesThanThereCanBe_SaysSo(bool byName, string field)
    {
        var id = await Host.AddUserAsync("bob");
        var many = Enumerable.Range(1, CreateRole.MaxCustom + 100).ToList();

        var refused = (await RunAsync(Actor.System, id, byName ? new UserChanges { Roles = many.ConvertAll(number => $"role-{number}") } : new UserChanges { RoleIds = many })).Error!;

        (refused.Code, refused.Fields[0].Field).ShouldBe(("field.too_many", field));
    }

    [Fact]
    public async Task Update_OneRoleNamedTwice_GivesItOnce()
    {
        var id = await Host.AddUserAsync("bob");

        (await RunAsync(Actor.System, id, new UserChanges { Roles = [BuiltInRoles.User, BuiltInRoles.User] })).Value.Roles.ShouldBe([BuiltInRoles.User]);
    }

    [Theory]
    [InlineData(true, BuiltInRoles.Operator, BuiltInRoles.Admin)]
    [InlineData(false, BuiltInRoles.Operator)]
    public async Task Update_Admin_LeavesTheOtherRoles(bool admin, params string[] roles)
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var id = await Host.AddUserAsync("bob", admin ? [BuiltInRoles.Operator] : [BuiltInRoles.Operator, BuiltInRoles.Admin]);

        (await RunAsync(Actor.System, id, new UserChanges { IsAdmin = admin })).Value.Roles.ShouldBe(roles, ignoreOrder: true);
    }

    [Fact]
    public async Task Update_AdminTakenFromWhoHasNothingElse_LeavesTheRoleUser()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var id = await Host.AddUserAsync("bob", BuiltInRoles.Admin);

        (await RunAsync(Actor.System, id, new UserChanges { IsAdmin = false })).Value.Roles.ShouldBe([BuiltInRoles.User]);
    }

    [Theory]
    [InlineData(BuiltInRoles.Viewer, null, BuiltInRoles.Operator, BuiltInRoles.Viewer)]
    [InlineData(BuiltInRoles.Operator, null, BuiltInRoles.Operator)]
    [InlineData(null, BuiltInRoles.Operator)]
    [InlineData(null, BuiltInRoles.Viewer, BuiltInRoles.Operator)]
    [InlineData(BuiltInRoles.Viewer, BuiltInRoles.Operator, BuiltInRoles.Viewer)]
    public async Task Update_RoleGivenOrTaken_LeavesTheOtherRoles(string? add, string? remove, params string[] roles)
    {
        var id = await Host.AddUserAsync("bob", BuiltInRoles.Operator);

        (await RunAsync(Actor.System, id, new UserChanges { AddRole = add, RemoveRole = remove })).Value.Roles.ShouldBe(roles, ignoreOrder: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task Update_UnknownUser_IsNotFound(int id) =>
        (await RunAsync(Actor.System, id, new UserChanges { Name = "x" })).Error!.ShouldBe(Error.NotFound("user.not_found"));

    [Fact]
    public async Task Update_DeletedUser_IsNotFound()
    {
        var id = await Host.AddUserAsync("bob");
        await Host.Get<DeleteUser>().RunAsync(Actor.System, id, default);

        (await RunAsync(Actor.System, id, new UserChanges { IsEnabled = true })).Error!.Code.ShouldBe("user.not_found");
    }

    private Task<Result<UserDetails>> RunAsync(Actor actor, int id, UserChanges changes) => Host.Get<UpdateUser>().RunAsync(actor, id, changes, default);
}
