using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class CreateUserOnSqlite(OnSqlite database) : CreateUserTests(database), IClassFixture<OnSqlite>;

public sealed class CreateUserOnPostgres(OnPostgres database) : CreateUserTests(database), IClassFixture<OnPostgres>;

public abstract class CreateUserTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Actor s_creator = AccountsHost.With(UserPermissions.Create);

    [Fact]
    public async Task Create_AllFields_StoresLogsAndTells()
    {
        var told = 0;
        using var subscription = Host.Feed.Subscribe<UsersChanged>(_ => told++);

        var created = await RunAsync(Actor.System, new NewUser("li.lei", AccountsHost.Password)
        {
            Email = "LiLei@Example.com",
            Name = "李雷",
            Nickname = "Lei 🙂",
            Phone = "+86 10",
            Avatar = "/a.png",
            IsEnabled = false,
            Roles = [BuiltInRoles.Viewer, BuiltInRoles.User],
        });

        var user = created.Value;
        (user.UserName, user.Email, user.Name, user.Nickname, user.Phone, user.Avatar, user.IsEnabled)
            .ShouldBe(("li.lei", "LiLei@Example.com", "李雷", "Lei 🙂", "+86 10", "/a.png", false));
        user.Roles.ShouldBe([BuiltInRoles.Viewer, BuiltInRoles.User], ignoreOrder: true);
        (user.CreatedAt, user.UpdatedAt, user.LastLoginAt).ShouldBe((Host.Now, Host.Now, null));
        user.CreatedAt.Kind.ShouldBe(DateTimeKind.Utc);
        told.ShouldBe(1);
    }

    [Fact]
    public async Task Create_WithPassword_KeepsItOutOfTheLog()
    {
        var created = await RunAsync(s_creator, new NewUser("meimei", AccountsHost.Password));

        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.TargetId, entry.Succeeded, entry.UserName, entry.Address)
            .ShouldBe(("users", "create", "meimei", $"{created.Value.Id}", true, "somebody", "192.0.2.1"));
        entry.Changes!.ShouldContain("\"password\":[\"***\",\"***\"]");
        entry.Changes!.ShouldNotContain(AccountsHost.Password);
        entry.Changes!.ShouldNotContain((await Host.UserAsync(created.Value.Id)).PasswordHash!);
    }

    [Theory]
    [InlineData("bob", "b2@example.com", "user.name_taken")]
    [InlineData("BOB", "b2@example.com", "user.name_taken")]
    [InlineData("\uff42ob", "b2@example.com", "user.name_taken")]
    [InlineData("bob2", "Bob@Example.com", "user.email_taken")]
    public async Task Create_TakenNameOrEmail_IsRefused(string name, string email, string code)
    {
        await Host.AddUserAsync(new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com" });

        var refused = (await RunAsync(s_creator, new NewUser(name, AccountsHost.Password) { Email = email })).Error!;

        (refused.Kind, refused.Code).ShouldBe((ErrorKind.Conflict, code));
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe(code);
    }

    [Fact]
    public async Task Create_NameAndEmailOfADeletedUser_Succeeds()
    {
        var gone = await Host.AddUserAsync(new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com" });
        (await Host.Get<DeleteUser>().RunAsync(Actor.System, gone, default)).IsSuccess.ShouldBeTrue();

        var created = await RunAsync(s_creator, new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com" });

        created.Value.Id.ShouldNotBe(gone);
        (await Host.SignInAsync("bob@example.com")).User.Id.ShouldBe(created.Value.Id);
    }

    [Fact]
    public async Task Create_OneNameTwiceAtOnce_GivesOneUserAndOneNameTaken()
    {
        for (var round = 0; round < 5; round++)
        {
            var results = await AccountsHost.AtOnce(4, _ => RunAsync(s_creator, new NewUser($"twin{round}", AccountsHost.Password)));

            results.Count(result => result.IsSuccess).ShouldBe(1);
            results.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error!.Code == "user.name_taken");
        }
    }

    [Fact]
    public async Task Create_ManyAtOnce_AllSucceed()
    {
        var results = await AccountsHost.AtOnce(40, number => RunAsync(s_creator, new NewUser($"user{number}", AccountsHost.Password)));

        results.ShouldAllBe(result => result.IsSuccess);
        (await Host.LogAsync()).Count(entry => entry.Succeeded).ShouldBe(40);
    }

    [Fact]
    public async Task Create_WithoutPermission_IsDeniedLoggedAndCostsNoHash()
    {
        Host.Get<PasswordHashing>();
        var hashed = Host.Hasher.Hashed;

        (await RunAsync(AccountsHost.With(UserPermissions.View, UserPermissions.Edit), new NewUser("carol", AccountsHost.Password))).Error!.Code.ShouldBe("access.denied");

        Host.Hasher.Hashed.ShouldBe(hashed);
        (await Host.LogAsync()).ShouldHaveSingleItem().Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "field.required")]
    [InlineData("ab", "user.name_length")]
    [InlineData("a b c", "user.name_characters")]
    [InlineData("someone@example.com", "user.name_characters")]
    [InlineData("abc\0", "user.name_characters")]
    [InlineData("abc\u202E", "user.name_characters")]
    [InlineData("caf\u0065\u0301", "user.name_characters")]
    public async Task Create_BadName_SaysWhy(string name, string code) =>
        (await RunAsync(s_creator, new NewUser(name, AccountsHost.Password))).Error!.Code.ShouldBe(code);

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b")]
    [InlineData("a b@example.com")]
    [InlineData("Bob <bob@example.com>")]
    [InlineData("a\0@example.com")]
    public async Task Create_BadEmail_IsRefused(string email) =>
        (await RunAsync(s_creator, new NewUser("carol", AccountsHost.Password) { Email = email })).Error!.Kind.ShouldBe(ErrorKind.Invalid);

    [Theory]
    [InlineData("12345", "password.too_short")]
    [InlineData("", "field.required")]
    public async Task Create_BadPassword_IsRefused(string password, string code) =>
        (await RunAsync(s_creator, new NewUser("carol", password))).Error!.Code.ShouldBe(code);

    [Fact]
    public async Task Create_ManyThingsWrong_NamesEveryField() =>
        (await RunAsync(s_creator, new NewUser("a", "1") { Email = "x", Phone = new string('1', 33), Name = "a\nb" })).Error!
            .Fields.Select(field => field.Field).ShouldBe(["username", "email", "phone", "name", "password"], ignoreOrder: true);

    private Task<Result<UserDetails>> RunAsync(Actor actor, NewUser user) => Host.Get<CreateUser>().RunAsync(actor, user, default);
}
