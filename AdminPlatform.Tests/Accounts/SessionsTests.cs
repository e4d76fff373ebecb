using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Accounts;

public sealed class SessionsOnSqlite(OnSqlite database) : SessionsTests(database), IClassFixture<OnSqlite>
{
    protected override string RandomId => "upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' || substr(h, 21))";

    protected override string RandomHex => "hex(randomblob(16))";
}

public sealed class SessionsOnPostgres(OnPostgres database) : SessionsTests(database), IClassFixture<OnPostgres>
{
    protected override string RandomId => "h::uuid";

    protected override string RandomHex => "md5(n::text)";
}

/// <summary>Who ends which sessions, and that every change holds on the very next request.</summary>
public abstract class SessionsTests(TestDatabase database) : AccountsTests(database)
{
    private readonly List<SessionsEnded> _ended = [];

    protected abstract string RandomId { get; }

    protected abstract string RandomHex { get; }

    /// <summary>More than a statement can take parameters: whoever signs in over and over is not out of reach by it.</summary>
    [Fact]
    public async Task Disable_UserWithTensOfThousandsOfSessions_EndsThemAll()
    {
        var (here, _) = await SignInTwiceAsync();
        await using var data = await Host.DatabaseAsync();
        var manyMore = $$"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 70000), random AS (SELECT {{RandomHex}} AS h FROM numbers)
            INSERT INTO sessions (id, user_id, door, is_remembered, address, user_agent, created_at, last_seen_at, expires_at)
            SELECT {{RandomId}}, s.user_id, s.door, s.is_remembered, s.address, s.user_agent, s.created_at, s.last_seen_at, s.expires_at
            FROM random, (SELECT * FROM sessions WHERE door = 'Api') AS s
            """;
        await data.Database.ExecuteSqlRawAsync(manyMore);

        (await UpdateAsync(here.User.Id, new UserChanges { IsEnabled = false })).IsSuccess.ShouldBeTrue();

        _ended.ShouldHaveSingleItem().Ids.Count.ShouldBe(70_002);
        (await data.Sessions.CountAsync(session => session.EndedAt == null)).ShouldBe(0);
        (await LiveAsync(here)).ShouldBe([false]);
    }

    [Fact]
    public async Task EndOwn_Session_EndsItAndNoOther()
    {
        var (here, there) = await SignInTwiceAsync();

        (await Ending.OwnAsync(await ActorAsync(here), default)).Value.ShouldBe(1);

        (await LiveAsync(here, there)).ShouldBe([false, true]);
        _ended.ShouldHaveSingleItem().Ids.ShouldBe([here.Session.Id]);
    }

    [Fact]
    public async Task EndOwn_Twice_IsFine()
    {
        var (here, _) = await SignInTwiceAsync();
        var actor = await ActorAsync(here);
        await Ending.OwnAsync(actor, default);

        (await Ending.OwnAsync(actor, default)).Value.ShouldBe(0);
    }

    [Fact]
    public async Task EndOne_OfOnesOwn_EndsIt()
    {
        var (here, there) = await SignInTwiceAsync();

        (await Ending.OneAsync(await ActorAsync(here), there.Session.Id, default)).Value.ShouldBe(1);

        (await LiveAsync(here, there)).ShouldBe([true, false]);
    }

    [Fact]
    public async Task EndOne_OfSomebodyElseOrUnknownOrEnded_IsNotFound()
    {
        var (here, there) = await SignInTwiceAsync();
        await Host.AddUserAsync("eve", BuiltInRoles.Admin);
        var eve = await ActorAsync(await Host.SignInAsync("eve"));

        (await Ending.OneAsync(eve, here.Session.Id, default)).Error!.ShouldBe(Error.NotFound("session.not_found"));
        (await Ending.OneAsync(eve, Guid.NewGuid(), default)).Error!.ShouldBe(Error.NotFound("session.not_found"));
        (await Ending.OneAsync(eve, Guid.Empty, default)).Error!.Code.ShouldBe("session.not_found");
        var bob = await ActorAsync(here);
        await Ending.OneAsync(bob, there.Session.Id, default);
        (await Ending.OneAsync(bob, there.Session.Id, default)).Error!.Code.ShouldBe("session.not_found");
        (await LiveAsync(here)).ShouldBe([true]);
    }

    [Fact]
    public async Task EndOthers_OfOnesOwn_LeavesTheOneThatAsksAndOtherUsers()
    {
        var (here, there) = await SignInTwiceAsync();
        await Host.AddUserAsync("eve");
        var eve = await Host.SignInAsync("eve");

        (await Ending.OthersAsync(await ActorAsync(here), default)).Value.ShouldBe(1);

        (await LiveAsync(here, there, eve)).ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task EndAll_OfAUser_EndsThemAllAndIsLogged()
    {
        var (here, there) = await SignInTwiceAsync();

        (await Ending.AllOfUserAsync(AccountsHost.With(SessionPermissions.Revoke), here.User.Id, default)).Value.ShouldBe(2);

        (await LiveAsync(here, there)).ShouldBe([false, false]);
        (await Host.LogAsync()).ShouldHaveSingleItem().Target.ShouldBe("bob");
    }

    public static TheoryData<string, bool> Changes => new()
    {
        { "disable", false },
        { "delete", false },
        { "reset password", false },
        { "roles", true },
        { "name", true },
        { "own details", true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Live_AfterAChangeOfTheUser_HoldsOnTheNextRequest(string change, bool lives)
    {
        var (here, there) = await SignInTwiceAsync();
        await ActorAsync(here);
        await ActorAsync(there);
        var id = here.User.Id;

        var done = change switch
        {
            "disable" => (await UpdateAsync(id, new UserChanges { IsEnabled = false })).IsSuccess,
            "delete" => (await Host.Get<DeleteUser>().RunAsync(Actor.System, id, default)).IsSuccess,
            "reset password" => (await Host.Get<ResetPassword>().RunAsync(Actor.System, id, "another-secret", default)).IsSuccess,
            "roles" => (await UpdateAsync(id, new UserChanges { Roles = [BuiltInRoles.Viewer] })).IsSuccess,
            "name" => (await UpdateAsync(id, new UserChanges { UserName = "robert" })).IsSuccess,
            _ => (await Host.Get<OwnAccount>().UpdateAsync(await ActorAsync(here), new ProfileChanges { Name = "B" }, default)).IsSuccess,
        };

        done.ShouldBeTrue();
        (await LiveAsync(here, there)).ShouldBe([lives, lives]);
        if (lives)
        {
            var actor = await ActorAsync(here);
            actor.Permissions.Count.ShouldBe(change == "roles" ? 2 : 0);
            actor.UserName.ShouldBe(change == "name" ? "robert" : "bob");
        }
    }

    [Fact]
    public async Task Live_GrantAndRemovalOfAdmin_HoldOnTheNextRequest()
    {
        await Host.AddUserAsync("root", BuiltInRoles.Admin);
        var (here, _) = await SignInTwiceAsync();
        (await ActorAsync(here)).IsAdmin.ShouldBeFalse();

        await UpdateAsync(here.User.Id, new UserChanges { Roles = [BuiltInRoles.Admin] });
        (await ActorAsync(here)).IsAdmin.ShouldBeTrue();

        await UpdateAsync(here.User.Id, new UserChanges { Roles = [] });
        (await ActorAsync(here)).IsAdmin.ShouldBeFalse();
    }

    [Fact]
    public async Task Live_EnabledAgain_OldSessionsStayEnded()
    {
        var (here, there) = await SignInTwiceAsync();
        await UpdateAsync(here.User.Id, new UserChanges { IsEnabled = false });
        await UpdateAsync(here.User.Id, new UserChanges { IsEnabled = true });

        (await LiveAsync(here, there)).ShouldBe([false, false]);
    }

    [Fact]
    public async Task Live_DisabledRole_GrantsNothing()
    {
        await Host.AddRoleAsync("off", UserPermissions.View);
        await Host.AddUserAsync("bob", "off");
        await using (var data = await Host.DatabaseAsync())
        {
            data.Roles.Single(role => role.Name == "off").IsEnabled = false;
            await data.SaveChangesAsync();
        }

        (await Host.ActorAsync("bob")).Permissions.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_Own_ShowsTheCurrentFirstAndNeitherEndedNorForeignOnes()
    {
        var (here, there) = await SignInTwiceAsync();
        var ended = await Host.SignInAsync("bob");
        await Ending.OwnAsync(await ActorAsync(ended), default);
        await Host.AddUserAsync("eve");
        await Host.SignInAsync("eve");
        var actor = await ActorAsync(here);

        var sessions = (await Host.Get<SessionReader>().ListOwnAsync(actor, default)).Value;

        sessions.Select(session => (session.Id, session.IsCurrent)).ShouldBe([(here.Session.Id, true), (there.Session.Id, false)]);
        (await Host.Get<SessionReader>().CountLiveAsync(Actor.System, default)).Value.ShouldBe(3);
        (await Host.Get<SessionReader>().ListOwnAsync(Actor.System, default)).Value.ShouldBeEmpty();
    }

    /// <summary>A deleted user's actor may still be in the hands of a page.</summary>
    [Fact]
    public async Task Operations_OfAnActorWhoIsGone_AreNotFound()
    {
        var (here, _) = await SignInTwiceAsync();
        var actor = await ActorAsync(here);
        await Host.Get<DeleteUser>().RunAsync(Actor.System, here.User.Id, default);

        (await Host.Get<OwnAccount>().UpdateAsync(actor, new ProfileChanges { Name = "x" }, default)).Error!.Code.ShouldBe("user.not_found");
        (await Host.Get<OwnAccount>().ChangePasswordAsync(actor, AccountsHost.Password, "another-secret", default)).Error!.Code.ShouldBe("user.not_found");
        (await Ending.OthersAsync(actor, default)).Value.ShouldBe(0);
    }

    private EndSessions Ending => Host.Get<EndSessions>();

    private Task<Result<UserDetails>> UpdateAsync(int id, UserChanges changes) => Host.Get<UpdateUser>().RunAsync(Actor.System, id, changes, default);

    private Task<Actor> ActorAsync(SignedIn session) => Host.ActorAsync(session);

    private async Task<(SignedIn Here, SignedIn There)> SignInTwiceAsync()
    {
        Host.Feed.Subscribe<SessionsEnded>(_ended.Add);
        await Host.AddUserAsync("bob");
        return (await Host.SignInAsync("bob"), await Host.SignInAsync("bob", Door.Console));
    }

    private async Task<bool[]> LiveAsync(params SignedIn[] sessions)
    {
        List<bool> live = [];
        foreach (var session in sessions)
        {
            live.Add(await Host.IsLiveAsync(session));
        }

        return [.. live];
    }
}
