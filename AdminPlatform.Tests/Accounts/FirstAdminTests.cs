using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class FirstAdminOnSqlite(OnSqlite database) : FirstAdminTests(database), IClassFixture<OnSqlite>;

public sealed class FirstAdminOnPostgres(OnPostgres database) : FirstAdminTests(database), IClassFixture<OnPostgres>;

public abstract class FirstAdminTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Create_RightCode_MakesTheAdminOnce()
    {
        var code = await PrepareAsync();
        First.IsNeeded.ShouldBeTrue();

        (await CreateAsync($" {code.ToLowerInvariant()} ", "root")).Value.Roles.ShouldBe([BuiltInRoles.Admin]);

        First.IsNeeded.ShouldBeFalse();
        (await CreateAsync(code, "root2")).Error!.Code.ShouldBe("setup.done");
        (await Host.ActorAsync("root")).IsAdmin.ShouldBeTrue();
        await using var data = await Host.DatabaseAsync();
        var entry = await data.OperationLog.SingleAsync();
        (entry.UserName, entry.Address, entry.Target).ShouldBe(("system", "192.0.2.1", "root"));
        entry.Changes!.ShouldNotContain(code);
    }

    [Fact]
    public async Task Create_RightCodeManyAtOnce_MakesOneAdmin()
    {
        var code = await PrepareAsync();

        var results = await AccountsHost.AtOnce(10, number => CreateAsync(code, $"root{number}"));

        results.Count(result => result.IsSuccess).ShouldBe(1);
        results.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error!.Code == "setup.done");
    }

    [Theory]
    [InlineData("")]
    [InlineData("WRONGWRONGWR")]
    [InlineData("\0")]
    [InlineData("李")]
    public async Task Create_WrongCode_IsRefused(string code)
    {
        await PrepareAsync();

        (await CreateAsync(code, "root")).Error!.Code.ShouldBe("setup.code_wrong");
    }

    [Fact]
    public async Task Create_BadNameOrPassword_LeavesTheCodeGood()
    {
        var code = await PrepareAsync();

        (await CreateAsync(code, "r")).Error!.Code.ShouldBe("user.name_length");
        (await CreateAsync(code, "root", "1")).Error!.Code.ShouldBe("password.too_short");

        (await CreateAsync(code, "root")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Create_GuessesBeyondTheLimit_AreBusy()
    {
        await using var strict = Restart(("RateLimits:SignInPerMinute", "3"));
        var first = strict.Get<FirstAdmin>();
        var code = await first.PrepareAsync(default);
        for (var guess = 0; guess < 3; guess++)
        {
            await first.CreateAsync($"{guess}", "root", null, AccountsHost.Password, AccountsHost.Here, default);
        }

        (await first.CreateAsync(code!, "root", null, AccountsHost.Password, AccountsHost.Here, default)).Error!.Kind.ShouldBe(ErrorKind.Busy);
    }

    [Fact]
    public async Task Prepare_EveryStartWithoutAnAdmin_MakesAnotherCode()
    {
        var first = await PrepareAsync();
        await using var restarted = Restart();

        var second = await restarted.Get<FirstAdmin>().PrepareAsync(default);

        second.ShouldNotBeNull().ShouldMatch("^[A-HJ-NP-Z2-9]{12}$");
        second.ShouldNotBe(first);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Prepare_WithAnAdmin_NeedsNone(bool enabled)
    {
        await Host.AddUserAsync(new NewUser("root", AccountsHost.Password) { Roles = [BuiltInRoles.Admin], IsEnabled = enabled });

        (await First.PrepareAsync(default)).ShouldBeNull();

        First.IsNeeded.ShouldBeFalse();
        (await CreateAsync("", "other")).Error!.Code.ShouldBe("setup.done");
    }

    [Fact]
    public async Task Prepare_WithAPassword_MakesTheAdminUnattendedAndOnce()
    {
        for (var start = 0; start < 2; start++)
        {
            await using var unattended = Restart(("Bootstrap:AdminUsername", "boss"), ("Bootstrap:AdminPassword", AccountsHost.Password));
            (await unattended.Get<FirstAdmin>().PrepareAsync(default)).ShouldBeNull();
            unattended.Get<FirstAdmin>().IsNeeded.ShouldBeFalse();
        }

        (await Host.ActorAsync("boss")).IsAdmin.ShouldBeTrue();
    }

    [Fact]
    public async Task Prepare_WithANameThatSomebodyHas_ExplainsItself()
    {
        await Host.AddUserAsync("boss");
        await using var unattended = Restart(("Bootstrap:AdminUsername", "boss"), ("Bootstrap:AdminPassword", AccountsHost.Password));

        (await Should.ThrowAsync<StartupException>(() => unattended.Get<FirstAdmin>().PrepareAsync(default))).Message.ShouldContain("Bootstrap:AdminUsername");

        (await Host.ActorAsync("boss")).IsAdmin.ShouldBeFalse();
    }

    private FirstAdmin First => Host.Get<FirstAdmin>();

    private async Task<string> PrepareAsync() => (await First.PrepareAsync(default)).ShouldNotBeNull();

    private Task<Result<UserDetails>> CreateAsync(string code, string name, string password = AccountsHost.Password) =>
        First.CreateAsync(code, name, null, password, AccountsHost.Here, default);
}
