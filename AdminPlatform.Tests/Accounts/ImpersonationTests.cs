using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Impersonation;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class ImpersonationOnSqlite(OnSqlite database) : ImpersonationTests(database), IClassFixture<OnSqlite>;

public sealed class ImpersonationOnPostgres(OnPostgres database) : ImpersonationTests(database), IClassFixture<OnPostgres>;

/// <summary>Abuse 28: an admin looks through somebody else's eyes, and that leads nowhere else.</summary>
public abstract class ImpersonationTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Client s_console = AccountsHost.Here with { Door = Door.Console };

    private SignedIn _rootSession = default!;
    private Actor _root = default!;
    private int _bob;

    [Fact]
    public async Task Start_OfAUser_ActsAsThemWithBothNamesInTheLog()
    {
        await SignInRootAsync();

        var bob = await LookAsync();

        (bob.UserName, bob.UserId, bob.IsAdmin).ShouldBe(("bob", _bob, false));
        bob.Permissions.ShouldBe([Core.Servers.ServerPermissions.View, Core.Monitoring.MonitorPermissions.View], ignoreOrder: true);
        bob.Impersonator.ShouldBe(new Impersonator(_root.UserId!.Value, "root"));
        (await Host.Get<OwnAccount>().UpdateAsync(bob, new ProfileChanges { Nickname = "B" }, default)).IsSuccess.ShouldBeTrue();
        var log = await Host.LogAsync();
        (log[0].Module, log[0].Action, log[0].UserName, log[0].Target, log[0].Succeeded).ShouldBe(("impersonation", "start", "root", "bob", true));
        (log[1].UserName, log[1].ImpersonatorName, log[1].ImpersonatorId).ShouldBe(("bob", "root", _root.UserId));
    }

    [Fact]
    public async Task End_OfALook_ReturnsToTheOwnSession()
    {
        await SignInRootAsync(remember: true);
        var bob = await LookAsync();

        var own = await Host.Get<EndImpersonation>().RunAsync(bob, default);

        own.Value.ShouldBe(new OwnSession(_rootSession.Session.Id, true));
        (await Host.Live.FindAsync(bob.SessionId!.Value, default)).ShouldBeNull();
        (await Host.IsLiveAsync(_rootSession)).ShouldBeTrue();
        var last = (await Host.LogAsync())[^1];
        (last.Action, last.UserName, last.ImpersonatorName).ShouldBe(("end", "bob", "root"));
        (await Host.Get<EndImpersonation>().RunAsync(_root, default)).Error!.Code.ShouldBe("impersonation.none");
    }

    [Fact]
    public async Task Abuse28_WhoMayNot_IsRefusedAndLogged()
    {
        await SignInRootAsync();
        var boss = await Host.AddUserAsync("boss", BuiltInRoles.Admin);
        var off = await Host.AddUserAsync(new NewUser("off", AccountsHost.Password) { IsEnabled = false });
        var staff = await Host.ActorAsync(await Host.SignInAsync("bob", Door.Console)) with { Client = s_console, Permissions = [.. PermissionCatalog.All] };

        (await StartAsync(staff, off)).ShouldBe("access.admin_only");
        (await StartAsync(_root, boss)).ShouldBe("impersonation.admin");
        (await StartAsync(_root, _root.UserId!.Value)).ShouldBe("impersonation.self");
        (await StartAsync(_root, off)).ShouldBe("impersonation.disabled");
        (await StartAsync(_root, int.MaxValue)).ShouldBe("user.not_found");
        (await StartAsync(_root with { Client = AccountsHost.Here }, _bob)).ShouldBe("impersonation.console_only");
        (await StartAsync(_root with { IsToken = true }, _bob)).ShouldBe("impersonation.console_only");
        (await StartAsync(_root with { SessionId = Guid.NewGuid() }, _bob)).ShouldBe("token.revoked");
        (await StartAsync(await LookAsync(), off)).ShouldBe("impersonation.barred");
        (await Host.LogAsync()).Count(entry => entry is { Action: "start", Succeeded: false }).ShouldBe(9);
    }

    [Fact]
    public async Task Abuse28_TokenSessionOrApiSession_CannotStart()
    {
        await SignInRootAsync();
        var api = await Host.ActorAsync(await Host.SignInAsync("root")) with { Client = s_console };

        (await StartAsync(api, _bob)).ShouldBe("token.revoked");
    }

    [Fact]
    public async Task Abuse28_WhatBelongsToTheUserAlone_IsBarred()
    {
        await SignInRootAsync();
        var other = await Host.SignInAsync("bob");
        var bob = await LookAsync() with { Permissions = [.. PermissionCatalog.All] };
        var ending = Host.Get<EndSessions>();

        string?[] codes =
        [
            (await Host.Get<OwnAccount>().ChangePasswordAsync(bob, AccountsHost.Password, "another-secret", default)).Error?.Code,
            (await Host.Get<OwnAccount>().UpdateAsync(bob, new ProfileChanges { Email = "root@example.com" }, default)).Error?.Code,
            (await ending.OneAsync(bob, other.Session.Id, default)).Error?.Code,
            (await ending.OthersAsync(bob, default)).Error?.Code,
            (await ending.AnyAsync(bob, other.Session.Id, default)).Error?.Code,
            (await ending.AllOfUserAsync(bob, _bob, default)).Error?.Code,
            (await ending.AllAsync(bob, default)).Error?.Code,
        ];

        codes.ShouldAllBe(code => code == "impersonation.barred");
        (await Host.IsLiveAsync(other)).ShouldBeTrue();
        (await Host.TrySignInAsync("bob")).IsSuccess.ShouldBeTrue("the password is the old one");
        (await Host.LogAsync()).Count(entry => entry is { Reason: "impersonation.barred", ImpersonatorName: "root" }).ShouldBe(7);
    }

    public static TheoryData<string> Ends => ["sign out", "revoke", "demote", "disable", "delete", "expire", "disable target", "promote target", "an hour"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Look_WhenItsReasonIsGone_IsVoidAtOnce(string how)
    {
        await SignInRootAsync();
        await Host.AddUserAsync("boss", BuiltInRoles.Admin);
        var look = (await LookAsync()).SessionId!.Value;
        var ending = Host.Get<EndSessions>();
        var root = _root.UserId!.Value;
        List<Guid> ended = [];
        Host.Feed.Subscribe<SessionsEnded>(message => ended.AddRange(message.Ids));

        switch (how)
        {
            case "sign out":
                await ending.OwnAsync(_root, default);
                break;
            case "revoke":
                await ending.AnyAsync(Actor.System, _rootSession.Session.Id, default);
                break;
            case "demote":
                await Host.Get<UpdateUser>().RunAsync(Actor.System, root, new UserChanges { Roles = [BuiltInRoles.User] }, default);
                break;
            case "disable":
                await Host.Get<UpdateUser>().RunAsync(Actor.System, root, new UserChanges { IsEnabled = false }, default);
                break;
            case "delete":
                await Host.Get<DeleteUser>().RunAsync(Actor.System, root, default);
                break;
            case "expire":
                await using (var data = await Host.DatabaseAsync())
                {
                    await data.Sessions.Where(row => row.Id == _rootSession.Session.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, Host.Now));
                }

                Host.Live.Forget();
                break;
            case "disable target":
                await Host.Get<UpdateUser>().RunAsync(Actor.System, _bob, new UserChanges { IsEnabled = false }, default);
                break;
            case "promote target":
                await Host.Get<UpdateUser>().RunAsync(Actor.System, _bob, new UserChanges { Roles = [BuiltInRoles.Admin] }, default);
                break;
            default:
                Host.Time.Advance(StartImpersonation.Lasts);
                break;
        }

        (await Host.Live.FindAsync(look, default)).ShouldBeNull();
        ended.Contains(look).ShouldBe(how is not ("demote" or "expire" or "promote target" or "an hour"), "open pages hear of what ended");
    }

    /// <summary>The look does not last longer for being used.</summary>
    [Fact]
    public async Task Look_Used_IsNotProlonged()
    {
        await SignInRootAsync();
        var look = (await LookAsync()).SessionId!.Value;
        Host.Time.Advance(TimeSpan.FromMinutes(59));
        (await Host.Live.FindAsync(look, default)).ShouldNotBeNull();
        await Host.Hosted<LastSeenWriter>().WriteAsync(default);

        Host.Time.Advance(TimeSpan.FromMinutes(1));

        (await Host.Live.FindAsync(look, default)).ShouldBeNull();
    }

    [Fact]
    public async Task SignOut_WhileLooking_EndsBothSessions()
    {
        await SignInRootAsync();

        (await Host.Get<EndSessions>().OwnAsync(await LookAsync(), default)).Value.ShouldBe(2);

        (await Host.IsLiveAsync(_rootSession)).ShouldBeFalse();
    }

    [Fact]
    public async Task Lists_DuringALook_NameTheAdmin()
    {
        await SignInRootAsync();
        await LookAsync();
        var bob = await Host.ActorAsync("bob");

        (await Host.Get<SessionReader>().ListOwnAsync(bob, default)).Value.Select(session => session.ImpersonatorName).ShouldBe([null, "root"]);
        var all = (await Host.Get<SessionReader>().ListAsync(_root, new SessionQuery(new PageRequest(1, 10)) { UserId = _bob }, default)).Value;
        all.Items.Select(item => item.ImpersonatorName).ShouldBe([null, "root"], ignoreOrder: true);
    }

    /// <summary>A look ends nobody's own session, and signing in ends no look.</summary>
    [Fact]
    public async Task Look_WithALimitOfSessions_DoesNotCount()
    {
        await SignInRootAsync();
        await using var limited = Restart(("Accounts:SessionsPerUser", "1"));
        var look = (await LookAsync()).SessionId!.Value;

        var own = await limited.SignInAsync("bob");

        (await limited.IsLiveAsync(own)).ShouldBeTrue();
        (await limited.Live.FindAsync(look, default)).ShouldNotBeNull();
    }

    private async Task SignInRootAsync(bool remember = false)
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        _bob = await Host.AddUserAsync("bob", BuiltInRoles.Viewer);
        _rootSession = await Host.SignInAsync("root", Door.Console, remember);
        _root = await Host.ActorAsync(_rootSession) with { Client = s_console };
    }

    private async Task<Actor> LookAsync()
    {
        var id = (await Host.Get<StartImpersonation>().RunAsync(_root, _bob, default)).Value;
        return (await Host.Live.FindAsync(id, default))!.ActorFor(s_console);
    }

    private async Task<string?> StartAsync(Actor actor, int userId) => (await Host.Get<StartImpersonation>().RunAsync(actor, userId, default)).Error?.Code;
}
