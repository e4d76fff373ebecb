using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class SessionAdminOnSqlite(OnSqlite database) : SessionAdminTests(database), IClassFixture<OnSqlite>;

public sealed class SessionAdminOnPostgres(OnPostgres database) : SessionAdminTests(database), IClassFixture<OnPostgres>;

/// <summary>Everybody's sessions in the hands of those who may see and end them.</summary>
public abstract class SessionAdminTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly PageRequest s_first = new(1, 20);

    [Fact]
    public async Task List_Live_ShowsThoseSeenLastFirstWithWhoAndWhat()
    {
        var id = await Host.AddUserAsync(new NewUser("bob", AccountsHost.Password) { Email = "bob@example.com", Roles = [BuiltInRoles.Viewer, BuiltInRoles.Operator] });
        var api = await Host.SignInAsync("bob");
        Host.Time.Advance(10);
        var token = await AddTokenAsync(await Host.SignInAsync("bob"));
        Host.Time.Advance(10);
        var console = await Host.SignInAsync("bob", Door.Console);
        var actor = await Host.ActorAsync(console) with { Permissions = [SessionPermissions.View] };

        var page = await ListAsync(actor, new SessionQuery(s_first));

        page.Total.ShouldBe(3);
        page.Items.Select(item => (item.Id, item.Kind, item.IsCurrent)).ShouldBe(
        [
            (console.Session.Id, SessionKind.Console, true), (token, SessionKind.Token, false), (api.Session.Id, SessionKind.Api, false),
        ]);
        var first = page.Items[0];
        (first.UserId, first.UserName, first.Email, first.Address, first.UserAgent).ShouldBe((id, "bob", "bob@example.com", AccountsHost.Here.Address, AccountsHost.Here.UserAgent));
        first.Roles.ShouldBe([BuiltInRoles.Operator, BuiltInRoles.Viewer]);
        (first.EndedAt, first.EndReason, first.ImpersonatorName).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task List_Filtered_ShowsOnlyWhatMatches()
    {
        var bob = await Host.AddUserAsync("bob");
        await Host.AddUserAsync("Bobby");
        await Host.SignInAsync("bob");
        var token = await AddTokenAsync(await Host.SignInAsync("bob"));
        var console = await Host.SignInAsync("bobby", Door.Console);

        (await IdsAsync(new SessionQuery(s_first) { Kind = SessionKind.Token })).ShouldBe([token]);
        (await IdsAsync(new SessionQuery(s_first) { Kind = SessionKind.Console })).ShouldBe([console.Session.Id]);
        (await IdsAsync(new SessionQuery(s_first) { Kind = SessionKind.Api })).ShouldHaveSingleItem().ShouldNotBe(token);
        (await IdsAsync(new SessionQuery(s_first) { UserId = bob })).Count.ShouldBe(2);
        (await IdsAsync(new SessionQuery(s_first) { Search = " OBB" })).ShouldBe([console.Session.Id]);
        (await IdsAsync(new SessionQuery(s_first) { Search = "bob" })).Count.ShouldBe(3);
        (await IdsAsync(new SessionQuery(s_first) { Search = "%" })).ShouldBeEmpty();
        (await IdsAsync(new SessionQuery(new PageRequest(2, 2)))).Count.ShouldBe(1);
        (await IdsAsync(new SessionQuery(new PageRequest(int.MaxValue, 100)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_Ended_ShowsTheNewestEndFirstAlsoOfDeletedUsersAndExpiredOnes()
    {
        await Host.AddUserAsync("bob");
        var eve = await Host.AddUserAsync("eve");
        var expired = await Host.SignInAsync("bob", Door.Console);
        Host.Time.Advance(TimeSpan.FromDays(1));
        var deleted = await Host.SignInAsync("eve");
        await Host.Get<DeleteUser>().RunAsync(Actor.System, eve, default);
        Host.Time.Advance(10);
        var signedOut = await Host.SignInAsync("bob");
        await Ending.OwnAsync(await Host.ActorAsync(signedOut), default);
        await Host.SignInAsync("bob");

        var items = (await ListAsync(AccountsHost.With(SessionPermissions.View), new SessionQuery(s_first) { Ended = true })).Items;

        items.Select(item => (item.Id, item.UserName, item.EndReason)).ShouldBe(
        [
            (signedOut.Session.Id, "bob", SessionEnd.SignedOut), (deleted.Session.Id, "eve", SessionEnd.UserDeleted), (expired.Session.Id, "bob", null),
        ]);
    }

    [Fact]
    public async Task List_BadInput_NamesTheField()
    {
        var result = await Reader.ListAsync(AccountsHost.With(SessionPermissions.View), new SessionQuery(new PageRequest(0, 101)) { Search = new string('x', 101) }, default);

        result.Error!.Fields.Select(field => field.Field).ShouldBe(["page", "page_size", "search"]);
    }

    [Fact]
    public async Task AllOperations_WithoutTheirPermission_AreDenied()
    {
        var bob = await Host.AddUserAsync("bob");
        var session = await Host.SignInAsync("bob");
        var actor = AccountsHost.With([.. PermissionCatalog.All.Except(SessionPermissions.All)]);

        (await Reader.ListAsync(actor, new SessionQuery(s_first), default)).Error!.Code.ShouldBe("access.denied");
        (await Ending.AnyAsync(actor, session.Session.Id, default)).Error!.Code.ShouldBe("access.denied");
        (await Ending.AllOfUserAsync(actor, bob, default)).Error!.Code.ShouldBe("access.denied");
        (await Ending.AllAsync(actor, default)).Error!.Code.ShouldBe("access.denied");
        (await Host.IsLiveAsync(session)).ShouldBeTrue();
        (await Host.LogAsync()).Select(entry => entry.Action).ShouldBe(["revoke_any", "sign_out_everywhere", "revoke_all"], "what was denied is logged");
    }

    /// <summary>Abuse 4: what was revoked opens nothing, not even after a restart.</summary>
    [Fact]
    public async Task Abuse4_RevokedSession_IsVoidAtOnceAndAfterARestart()
    {
        await Host.AddUserAsync("bob");
        var session = await Host.SignInAsync("bob");
        (await Host.IsLiveAsync(session)).ShouldBeTrue();

        (await Ending.AnyAsync(AccountsHost.With(SessionPermissions.Revoke), session.Session.Id, default)).Value.ShouldBe(1);

        (await Host.IsLiveAsync(session)).ShouldBeFalse();
        await using var restarted = Restart();
        (await restarted.IsLiveAsync(session)).ShouldBeFalse();
        (await restarted.Get<RefreshSession>().RunAsync(session.RefreshToken, AccountsHost.Here, default)).Error!.Code.ShouldBe(RefreshSession.InvalidCode);
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.TargetId, entry.Succeeded).ShouldBe(("sessions", "revoke_any", "bob", session.Session.Id.ToString(), true));
    }

    /// <summary>Abuse 12: a lower administrator ends no session of a higher one, neither by id nor by sweeping.</summary>
    [Fact]
    public async Task Abuse12_RevokeOfSomebodyAbove_IsRefused()
    {
        var root = await Host.AddUserAsync("root", BuiltInRoles.Admin);
        await Host.AddUserAsync("watcher", BuiltInRoles.Viewer);
        await Host.AddUserAsync("bob", BuiltInRoles.User);
        await Host.AddRoleAsync("staff", SessionPermissions.Revoke);
        await Host.AddUserAsync("staffer", "staff");
        var above = await Host.SignInAsync("root");
        var watcher = await Host.SignInAsync("watcher");
        var below = await Host.SignInAsync("bob");
        var other = await Host.SignInAsync("staffer");
        var own = await Host.SignInAsync("staffer");
        var staffer = await Host.ActorAsync(own);

        (await Ending.AnyAsync(staffer, above.Session.Id, default)).Error!.Code.ShouldBe("user.above");
        (await Ending.AllOfUserAsync(staffer, root, default)).Error!.Code.ShouldBe("user.above");
        (await Ending.AllAsync(staffer, default)).Value.ShouldBe(2);

        bool[] live = [await Host.IsLiveAsync(above), await Host.IsLiveAsync(watcher), await Host.IsLiveAsync(below), await Host.IsLiveAsync(other), await Host.IsLiveAsync(own)];
        live.ShouldBe([true, true, false, false, true]);
    }

    /// <summary>Abuse 14: another user's session answers as one that does not exist, to whoever may only end their own.</summary>
    [Fact]
    public async Task Abuse14_ForeignSessionId_IsNotFound()
    {
        await Host.AddUserAsync("bob");
        await Host.AddUserAsync("eve");
        var session = await Host.SignInAsync("bob");
        var eve = await Host.ActorAsync("eve");

        var foreign = await Ending.OneAsync(eve, session.Session.Id, default);
        var unknown = await Ending.OneAsync(eve, Guid.NewGuid(), default);

        foreign.Error.ShouldBe(unknown.Error);
        foreign.Error!.Code.ShouldBe("session.not_found");
        (await Host.IsLiveAsync(session)).ShouldBeTrue();
    }

    [Fact]
    public async Task Any_UnknownOrEndedOrExpired_IsNotFound()
    {
        await Host.AddUserAsync("bob");
        var session = await Host.SignInAsync("bob");
        await Ending.AnyAsync(Actor.System, session.Session.Id, default);
        var expired = await Host.SignInAsync("bob", Door.Console);
        Host.Time.Advance(TimeSpan.FromHours(12));

        foreach (var id in new[] { Guid.NewGuid(), Guid.Empty, session.Session.Id, expired.Session.Id })
        {
            (await Ending.AnyAsync(Actor.System, id, default)).Error!.Code.ShouldBe("session.not_found");
        }
    }

    [Fact]
    public async Task All_OfAnAdmin_EndsEverybodysButTheirOwn()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        await Host.AddUserAsync("boss", BuiltInRoles.Admin);
        await Host.AddUserAsync("bob");
        SignedIn[] others = [await Host.SignInAsync("boss"), await Host.SignInAsync("bob"), await Host.SignInAsync("root", Door.Console)];
        var own = await Host.SignInAsync("root");

        (await Ending.AllAsync(await Host.ActorAsync(own), default)).Value.ShouldBe(3);

        foreach (var other in others)
        {
            (await Host.IsLiveAsync(other)).ShouldBeFalse();
        }

        (await Host.IsLiveAsync(own)).ShouldBeTrue();
        (await Host.LogAsync()).ShouldHaveSingleItem().Changes.ShouldBe("""{"sessions":[null,3]}""");
    }

    [Fact]
    public async Task OwnList_WithAToken_ShowsSignInsOnlyAndEndingOthersLeavesIt()
    {
        await Host.AddUserAsync("bob");
        var token = await Host.SignInAsync("bob");
        await AddTokenAsync(token);
        var other = await Host.SignInAsync("bob");
        var actor = await Host.ActorAsync("bob");

        (await Reader.ListOwnAsync(actor, default)).Value.Select(session => session.Id).ShouldBe([actor.SessionId!.Value, other.Session.Id]);
        (await Ending.OthersAsync(actor, default)).Value.ShouldBe(1);

        (await Host.IsLiveAsync(token)).ShouldBeTrue();
    }

    [Fact]
    public async Task SignIn_OnceMoreThanTheLimit_EndsTheOneSeenLongestAgo()
    {
        await using var limited = Restart(("Accounts:SessionsPerUser", "2"));
        await limited.AddUserAsync("bob");
        await limited.AddUserAsync("eve");
        var eve = await limited.SignInAsync("eve");
        var token = await limited.SignInAsync("bob");
        await AddTokenAsync(token);
        var first = await limited.SignInAsync("bob");
        limited.Time.Advance(60);
        var second = await limited.SignInAsync("bob", Door.Console);
        limited.Time.Advance(60);
        (await limited.IsLiveAsync(first)).ShouldBeTrue();
        await limited.Hosted<LastSeenWriter>().WriteAsync(default);
        List<SessionsEnded> ended = [];
        limited.Feed.Subscribe<SessionsEnded>(ended.Add);

        var third = await limited.SignInAsync("bob");

        ended.ShouldHaveSingleItem().Ids.ShouldBe([second.Session.Id]);
        bool[] live = [await limited.IsLiveAsync(first), await limited.IsLiveAsync(second), await limited.IsLiveAsync(third), await limited.IsLiveAsync(token), await limited.IsLiveAsync(eve)];
        live.ShouldBe([true, false, true, true, true]);
        await using var data = await limited.DatabaseAsync();
        (await data.Sessions.SingleAsync(row => row.Id == second.Session.Id)).EndReason.ShouldBe(SessionEnd.LimitReached);
    }

    [Fact]
    public async Task SignIn_ManyAtOnceWithALimit_NeverLeavesMoreThanThat()
    {
        await using var limited = Restart(("Accounts:SessionsPerUser", "3"));
        await limited.AddUserAsync("bob");

        await AccountsHost.AtOnce(12, _ => limited.SignInAsync("bob"));

        await using var data = await limited.DatabaseAsync();
        (await data.Sessions.CountAsync(session => session.EndedAt == null)).ShouldBe(3);
    }

    private EndSessions Ending => Host.Get<EndSessions>();

    private SessionReader Reader => Host.Get<SessionReader>();

    private async Task<Page<SessionListItem>> ListAsync(Actor actor, SessionQuery query) => (await Reader.ListAsync(actor, query, default)).Value;

    private async Task<IReadOnlyList<Guid>> IdsAsync(SessionQuery query) =>
        [.. (await ListAsync(AccountsHost.With(SessionPermissions.View), query)).Items.Select(item => item.Id)];

    private async Task<Guid> AddTokenAsync(SignedIn session)
    {
        await using var data = await Host.DatabaseAsync();
        data.ApiTokens.Add(new ApiToken { SessionId = session.Session.Id, Name = "ci", Hash = session.Session.Id.ToString("N"), Hint = "abcd" });
        await data.SaveChangesAsync();
        return session.Session.Id;
    }
}
