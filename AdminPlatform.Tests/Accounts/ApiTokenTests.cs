using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class ApiTokensOnSqlite(OnSqlite database) : ApiTokenTests(database), IClassFixture<OnSqlite>;

public sealed class ApiTokensOnPostgres(OnPostgres database) : ApiTokenTests(database), IClassFixture<OnPostgres>;

public abstract class ApiTokenTests(TestDatabase database) : AccountsTests(database)
{
    [Fact]
    public async Task Create_ForEverything_ActsAsItsOwnerAndIsLoggedWithoutTheToken()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var root = await Host.ActorAsync("root");

        var created = (await CreateAsync(root)).Value;

        created.Token.ShouldStartWith("apt_");
        created.Token.Length.ShouldBe(47);
        created.Token.ShouldEndWith(created.Details.Hint);
        var actor = await ActorAsync(created.Token);
        (actor.UserId, actor.IsAdmin, actor.IsToken).ShouldBe((root.UserId, true, true));
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.Succeeded).ShouldBe(("api_tokens", "create", "backup", true));
        entry.Parameters!.ShouldNotContain(created.Token);
        await using var data = await Host.DatabaseAsync();
        (await data.ApiTokens.SingleAsync()).Hash.ShouldNotContain(created.Token[4..]);
    }

    [Fact]
    public async Task Create_WithASubset_HoldsWhatItsOwnerHoldsOfItAtTheTime()
    {
        await Host.AddRoleAsync("guard", ServerPermissions.View, UserPermissions.View);
        var id = await Host.AddUserAsync("bob", "guard");
        var created = (await CreateAsync(await Host.ActorAsync("bob"), permissions: [UserPermissions.View])).Value;

        (await ActorAsync(created.Token)).Permissions.ShouldBe([UserPermissions.View]);

        await Host.Get<UpdateUser>().RunAsync(Actor.System, id, new UserChanges { Roles = [BuiltInRoles.Viewer] }, default);
        (await ActorAsync(created.Token)).Permissions.ShouldBeEmpty();

        await Host.Get<UpdateUser>().RunAsync(Actor.System, id, new UserChanges { Roles = [BuiltInRoles.Admin] }, default);
        var actor = await ActorAsync(created.Token);
        (actor.IsAdmin, actor.May(UserPermissions.View), actor.May(UserPermissions.Edit)).ShouldBe((false, true, false));
    }

    [Fact]
    public async Task Create_WithAPermissionThatOneLacks_IsRefused()
    {
        await Host.AddUserAsync("bob", BuiltInRoles.Viewer);

        var refused = (await CreateAsync(await Host.ActorAsync("bob"), permissions: [ServerPermissions.View, UserPermissions.Edit])).Error!;

        (refused.Kind, refused.Code).ShouldBe((ErrorKind.Forbidden, "permission.not_held"));
        refused.Arguments.ShouldBe([UserPermissions.Edit]);
    }

    [Fact]
    public async Task Create_ByAnAdminWithAPermissionThatIsNone_IsRefused()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);

        (await CreateAsync(await Host.ActorAsync("root"), permissions: ["user:fly"])).Error!.Code.ShouldBe("permission.not_found");
        (await CreateAsync(await Host.ActorAsync("root"), permissions: ["\ud800 \0"])).Error!.Code.ShouldBe("permission.not_found");
    }

    [Theory]
    [InlineData("", 30, "field.required")]
    [InlineData(" ", 30, "field.required")]
    [InlineData("a\nb", 30, "field.control_character")]
    [InlineData("backup", 0, "token.expiry")]
    [InlineData("backup", -1, "token.expiry")]
    [InlineData("backup", 367, "token.expiry")]
    public async Task Create_WithWrongInput_IsRefused(string name, int days, string code)
    {
        await Host.AddUserAsync("bob");

        (await CreateAsync(await Host.ActorAsync("bob"), name, Host.Now.AddDays(days))).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Create_WithoutExpiry_IsRefusedWhereTheSettingSaysSo()
    {
        await Host.AddUserAsync("bob");
        await using var strict = Restart(("Accounts:ApiTokensWithoutExpiry", "false"));

        (await strict.Get<CreateApiToken>().RunAsync(await Host.ActorAsync("bob"), new NewApiToken("backup", null, null), default)).Error!.Code.ShouldBe("token.expiry_required");
    }

    [Fact]
    public async Task Create_TheFiftyFirst_IsRefusedUntilOneGoes()
    {
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");
        for (var number = 1; number < CreateApiToken.MaxPerUser; number++)
        {
            await CreateAsync(bob);
        }

        var last = (await CreateAsync(bob)).Value;
        (await CreateAsync(bob)).Error!.Code.ShouldBe("token.limit");

        await Host.Get<RevokeApiToken>().RunAsync(bob, last.Details.Id, default);
        (await CreateAsync(bob)).IsSuccess.ShouldBeTrue();
    }

    /// <summary>Abuse 2: one kind of token passes for another.</summary>
    [Fact]
    public async Task Token_AsARefreshTokenOrToMakeAnother_IsRefused()
    {
        await Host.AddUserAsync("bob");
        var created = (await CreateAsync(await Host.ActorAsync("bob"))).Value;
        var token = await ActorAsync(created.Token);

        (await Host.Get<RefreshSession>().RunAsync(created.Token, AccountsHost.Here, default)).IsSuccess.ShouldBeFalse();
        (await CreateAsync(token)).Error!.Code.ShouldBe("token.barred");
        (await Host.Get<OwnAccount>().ChangePasswordAsync(token, AccountsHost.Password, "another-secret", default)).Error!.Code.ShouldBe("token.barred");
        (await Host.LogAsync())[^1].Reason.ShouldBe("token.barred");
    }

    [Fact]
    public async Task Token_AfterItsTime_HasExpired()
    {
        await Host.AddUserAsync("bob");
        var created = (await CreateAsync(await Host.ActorAsync("bob"), expiresAt: Host.Now.AddDays(30))).Value;
        (await FindAsync(created.Token)).IsSuccess.ShouldBeTrue();

        Host.Time.Advance(TimeSpan.FromDays(30));

        (await FindAsync(created.Token)).Error!.Code.ShouldBe("token.expired");
        (await Reader.ListOwnAsync(await Host.ActorAsync("bob"), default)).Value.ShouldHaveSingleItem().IsExpired.ShouldBeTrue();
    }

    [Fact]
    public async Task Token_WithoutExpiry_OutlastsYears()
    {
        await Host.AddUserAsync("bob");
        var created = (await CreateAsync(await Host.ActorAsync("bob"))).Value;

        Host.Time.Advance(TimeSpan.FromDays(5000));

        (await FindAsync(created.Token)).IsSuccess.ShouldBeTrue();
        (await Reader.ListOwnAsync(await Host.ActorAsync("bob"), default)).Value.ShouldHaveSingleItem().ExpiresAt.ShouldBeNull();
    }

    /// <summary>Abuse 4: what was revoked goes on working.</summary>
    [Fact]
    public async Task Revoke_OnesOwn_EndsItAtOnce()
    {
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");
        var created = (await CreateAsync(bob)).Value;
        (await FindAsync(created.Token)).IsSuccess.ShouldBeTrue();

        (await Host.Get<RevokeApiToken>().RunAsync(bob, created.Details.Id, default)).IsSuccess.ShouldBeTrue();

        (await FindAsync(created.Token)).Error!.Code.ShouldBe("token.revoked");
        await using var restarted = Restart();
        (await restarted.Get<ApiTokenReader>().FindAsync(created.Token, default)).Error!.Code.ShouldBe("token.revoked");
        (await Reader.ListOwnAsync(bob, default)).Value.ShouldBeEmpty();
        (await Host.Get<RevokeApiToken>().RunAsync(bob, created.Details.Id, default)).Error!.Code.ShouldBe("token.not_found");
    }

    /// <summary>Abuse 14: the id of somebody else's token.</summary>
    [Fact]
    public async Task Revoke_SomebodyElses_IsNotThere()
    {
        await Host.AddUserAsync("bob");
        await Host.AddUserAsync("eve");
        var created = (await CreateAsync(await Host.ActorAsync("bob"))).Value;
        var eve = await Host.ActorAsync("eve");

        (await Host.Get<RevokeApiToken>().RunAsync(eve, created.Details.Id, default)).Error!.ShouldBe(Error.NotFound("token.not_found"));

        (await Reader.ListOwnAsync(eve, default)).Value.ShouldBeEmpty();
        (await FindAsync(created.Token)).IsSuccess.ShouldBeTrue();
    }

    [Theory]
    [InlineData("apt_")]
    [InlineData("apt_0000000000000000000000000000000000000000000")]
    [InlineData("apt_********************************************")]
    public async Task Token_ThatIsNoneOfOurs_IsMalformed(string token) =>
        (await FindAsync(token)).Error!.Code.ShouldBe("token.malformed");

    [Fact]
    public async Task Password_ChangedByItsOwner_KeepsTokensAndSaysHowMany()
    {
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");
        var created = (await CreateAsync(bob)).Value;
        await CreateAsync(bob, expiresAt: Host.Now.AddDays(1));

        (await Host.Get<OwnAccount>().ChangePasswordAsync(bob, AccountsHost.Password, "another-secret", default)).Value.ShouldBe(2);
        await Host.Get<EndSessions>().OthersAsync(bob, default);

        (await FindAsync(created.Token)).IsSuccess.ShouldBeTrue();
    }

    /// <summary>Abuse 3: whoever is locked out comes back with a token.</summary>
    [Theory]
    [InlineData("reset")]
    [InlineData("disable")]
    [InlineData("delete")]
    public async Task User_TakenAwayByAnAdmin_TakesTheirTokensAlong(string what)
    {
        var id = await Host.AddUserAsync("bob");
        var created = (await CreateAsync(await Host.ActorAsync("bob"))).Value;
        (await FindAsync(created.Token)).IsSuccess.ShouldBeTrue();

        _ = what switch
        {
            "reset" => (await Host.Get<ResetPassword>().RunAsync(Actor.System, id, "another-secret", default)).IsSuccess,
            "disable" => (await Host.Get<UpdateUser>().RunAsync(Actor.System, id, new UserChanges { IsEnabled = false }, default)).IsSuccess,
            _ => (await Host.Get<DeleteUser>().RunAsync(Actor.System, id, default)).IsSuccess,
        };

        (await FindAsync(created.Token)).Error!.Code.ShouldBe("token.revoked");
    }

    [Fact]
    public async Task Sessions_OfOnesOwn_DoNotListTokens()
    {
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");
        await CreateAsync(bob);

        (await Host.Get<SessionReader>().ListOwnAsync(bob, default)).Value.ShouldHaveSingleItem().Id.ShouldBe(bob.SessionId!.Value);
    }

    /// <summary>A token touches nothing that its owner signs in with, and none of its siblings.</summary>
    [Fact]
    public async Task Token_OnItsOwnersAccount_IsBarred()
    {
        await Host.AddUserAsync("bob");
        var bob = await Host.ActorAsync("bob");
        var sibling = (await CreateAsync(bob)).Value;
        var created = (await CreateAsync(bob, permissions: [])).Value;
        var token = await ActorAsync(created.Token);
        var ending = Host.Get<EndSessions>();

        string?[] codes =
        [
            (await Host.Get<OwnAccount>().UpdateAsync(token, new ProfileChanges { Email = "owned@example.com" }, default)).Error?.Code,
            (await Host.Get<RevokeApiToken>().RunAsync(token, sibling.Details.Id, default)).Error?.Code,
            (await ending.OneAsync(token, bob.SessionId!.Value, default)).Error?.Code,
            (await ending.OthersAsync(token, default)).Error?.Code,
            (await ending.AllOwnAsync(token, default)).Error?.Code,
        ];

        codes.ShouldAllBe(code => code == "token.barred");
        (await Host.Get<OwnAccount>().UpdateAsync(token, new ProfileChanges { Nickname = "Bobby" }, default)).IsSuccess.ShouldBeTrue();
        (await Host.Get<RevokeApiToken>().RunAsync(token, created.Details.Id, default)).IsSuccess.ShouldBeTrue("it may end itself");
    }

    /// <summary>A name that reads like two grants neither of them.</summary>
    [Fact]
    public async Task Create_WithAPermissionWithASpaceInItsName_HoldsThatOneAlone()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        await Host.Get<CreatePermission>().RunAsync(Actor.System, new NewPermission($"a {UserPermissions.Edit}"), default);
        var created = (await CreateAsync(await Host.ActorAsync("root"), permissions: [$"a {UserPermissions.Edit}"])).Value;

        (await ActorAsync(created.Token)).Permissions.ShouldBe([$"a {UserPermissions.Edit}"]);
    }

    private ApiTokenReader Reader => Host.Get<ApiTokenReader>();

    private Task<Result<CreatedApiToken>> CreateAsync(Actor actor, string name = "backup", DateTime? expiresAt = null, IReadOnlyList<string>? permissions = null) =>
        Host.Get<CreateApiToken>().RunAsync(actor, new NewApiToken(name, expiresAt, permissions), default);

    private async Task<Result<LiveSession>> FindAsync(string token) => await Reader.FindAsync(token, default);

    private async Task<Actor> ActorAsync(string token) => (await FindAsync(token)).Value.ActorFor(AccountsHost.Here);
}
