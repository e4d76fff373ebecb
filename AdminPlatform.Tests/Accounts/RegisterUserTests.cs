using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class RegisterUserOnSqlite(OnSqlite database) : RegisterUserTests(database), IClassFixture<OnSqlite>;

public sealed class RegisterUserOnPostgres(OnPostgres database) : RegisterUserTests(database), IClassFixture<OnPostgres>;

public abstract class RegisterUserTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Registration s_anna = new("anna", AccountsHost.Password, "Anna", "13812345678") { Email = "anna@example.com" };

    [Fact]
    public async Task Register_Allowed_GivesTheRoleUserAndLogsTheAddress()
    {
        var registered = await Host.Get<RegisterUser>().RunAsync(s_anna, AccountsHost.Here, default);

        registered.Value.Roles.ShouldBe([BuiltInRoles.User]);
        (registered.Value.Name, registered.Value.Phone, registered.Value.Email).ShouldBe(("Anna", "13812345678", "anna@example.com"));
        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        (entry.UserName, entry.Action, entry.Target, entry.TargetId, entry.Address, entry.Succeeded)
            .ShouldBe(("system", "register", "anna", $"{registered.Value.Id}", AccountsHost.Here.Address, true));
        entry.Parameters!.ShouldNotContain(AccountsHost.Password);
    }

    [Fact]
    public async Task Register_Closed_IsDeniedLoggedAndCostsNoHash()
    {
        await using var closed = Restart(("Accounts:SelfRegistration", "false"));
        closed.Get<PasswordHashing>();
        var hashed = closed.Hasher.Hashed;

        var refused = await closed.Get<RegisterUser>().RunAsync(s_anna, AccountsHost.Here, default);

        (refused.Error!.Kind, refused.Error.Code).ShouldBe((ErrorKind.Forbidden, RegisterUser.ClosedCode));
        closed.Hasher.Hashed.ShouldBe(hashed);
        (await EntriesAsync()).ShouldHaveSingleItem().Reason.ShouldBe(RegisterUser.ClosedCode);
    }

    [Fact]
    public async Task Register_NothingGiven_NamesEveryField() =>
        (await Host.Get<RegisterUser>().RunAsync(new Registration("", "", "", ""), AccountsHost.Here, default)).Error!
            .Fields.Select(field => field.Field).ShouldBe(["name", "mobile", "username", "password"], ignoreOrder: true);

    [Theory]
    [InlineData("\u0430dmin")]
    [InlineData("\uff41dmin")]
    [InlineData("\u674e\u96f7\u540d")]
    [InlineData("an\u0661")]
    public async Task Register_NameBeyondAscii_IsRefused(string name)
    {
        var refused = (await Host.Get<RegisterUser>().RunAsync(s_anna with { UserName = name }, AccountsHost.Here, default)).Error!;

        (refused.Fields[0].Field, refused.Fields[0].Code).ShouldBe(("username", "user.name_characters"));
    }

    [Fact]
    public async Task Register_TooOften_IsToldToWait()
    {
        await using var strict = Restart(("RateLimits:RegistrationPerHour", "1"));
        (await strict.Get<RegisterUser>().RunAsync(s_anna, AccountsHost.Here, default)).IsSuccess.ShouldBeTrue();

        (await strict.Get<RegisterUser>().RunAsync(s_anna with { UserName = "bert", Email = null }, AccountsHost.Here, default)).Error!.RetryAfter.ShouldNotBeNull();
        (await strict.Get<RegisterUser>().RunAsync(s_anna with { UserName = "bert", Email = null }, AccountsHost.Here with { Address = "192.0.2.2" }, default)).IsSuccess.ShouldBeTrue();
    }

    private async Task<IReadOnlyList<Core.Audit.OperationEntry>> EntriesAsync()
    {
        await using var database = await Host.DatabaseAsync();
        return [.. database.OperationLog.Where(entry => entry.Action == "register")];
    }
}
