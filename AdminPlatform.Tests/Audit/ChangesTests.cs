using AdminPlatform.Core.Access;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Tests.Audit;

public sealed class ChangesOnSqlite(OnSqlite database) : ChangesTests(database), IClassFixture<OnSqlite>;

public sealed class ChangesOnPostgres(OnPostgres database) : ChangesTests(database), IClassFixture<OnPostgres>;

public abstract class ChangesTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Actor s_actor = AccountsHost.With("thing:create");
    private static readonly Change s_change = new("things", "create") { Permission = "thing:create", Target = "before" };

    [Fact]
    public async Task Run_Success_CommitsTogetherWithTheEntry()
    {
        var told = 0;
        List<OperationEntry> logged = [];
        using var subscription = Host.Feed.Subscribe<OperationLogged>(message => logged.Add(message.Entry));

        var result = await RunAsync(scope =>
        {
            AddRole(scope, "fresh");
            (scope.TargetId, scope.Target) = ("7", "after");
            scope.Changed("name", "a", "b");
            scope.Changed("same", "a", "a");
            scope.ChangedSecret("secret");
            scope.AfterCommit(() => told++);
            Host.Time.Advance(TimeSpan.FromMilliseconds(30));
        });

        result.IsSuccess.ShouldBeTrue();
        (await ExistsAsync("fresh")).ShouldBeTrue();
        told.ShouldBe(1);
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.TargetId, entry.Target, entry.Succeeded, entry.Reason, entry.DurationMilliseconds, entry.Door, entry.TraceId)
            .ShouldBe(("things", "create", "7", "after", true, "", 30, Door.Api, AccountsHost.Here.TraceId));
        entry.Changes.ShouldBe("""{"name":["a","b"],"secret":["***","***"]}""");
        logged.ShouldHaveSingleItem().Id.ShouldBe(entry.Id);
    }

    [Fact]
    public async Task Run_Denied_RunsNothingAndIsLogged()
    {
        var ran = false;

        var result = await Changes.RunAsync<Done>(AccountsHost.With(), s_change, Body(_ => ran = true), default);

        (result.Error!.Kind, result.Error.Code, ran).ShouldBe((ErrorKind.Forbidden, "access.denied", false));
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Succeeded, entry.Reason, entry.Target).ShouldBe((false, "access.denied", "before"));
    }

    [Fact]
    public async Task Run_RuleBroken_LeavesNothingButTheEntry()
    {
        var told = 0;

        var result = await Changes.RunAsync<Done>(s_actor, s_change, async scope =>
        {
            AddRole(scope, "fresh");
            scope.Changed("name", "a", "b");
            scope.AfterCommit(() => told++);
            await scope.Database.SaveChangesAsync();
            return Error.Conflict("name", "user.name_taken");
        }, default);

        result.Error!.Code.ShouldBe("user.name_taken");
        (await ExistsAsync("fresh")).ShouldBeFalse();
        told.ShouldBe(0);
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Succeeded, entry.Reason, entry.Changes).ShouldBe((false, "user.name_taken", null));
    }

    [Fact]
    public async Task Run_Fault_LeavesNothingButTheEntryAndIsNotSwallowed()
    {
        await Should.ThrowAsync<InvalidDataException>(() => RunAsync(scope =>
        {
            AddRole(scope, "fresh");
            throw new InvalidDataException("a bug");
        }));

        (await ExistsAsync("fresh")).ShouldBeFalse();
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Succeeded, entry.Reason).ShouldBe((false, "server.fault"));
    }

    [Fact]
    public async Task Run_CallerGoneInTheMiddle_LeavesNothingButTheEntry()
    {
        using CancellationTokenSource gone = new();

        await Should.ThrowAsync<OperationCanceledException>(() => Changes.RunAsync<Done>(s_actor, s_change, async scope =>
        {
            AddRole(scope, "fresh");
            await scope.Database.SaveChangesAsync(gone.Token);
            await gone.CancelAsync();
            await scope.Database.Roles.CountAsync(gone.Token);
            return Done.Yes;
        }, gone.Token));

        (await ExistsAsync("fresh")).ShouldBeFalse();
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe("change.cancelled");
    }

    /// <summary>Past the last question to the caller's wishes the change is made and everybody hears of it.</summary>
    [Fact]
    public async Task Run_CallerGoneAtTheEnd_CommitsAndTells()
    {
        using CancellationTokenSource gone = new();
        var told = 0;

        var result = await Changes.RunAsync<Done>(s_actor, s_change, async scope =>
        {
            AddRole(scope, "fresh");
            scope.AfterCommit(() => told++);
            await gone.CancelAsync();
            return Done.Yes;
        }, gone.Token);

        (result.IsSuccess, told, await ExistsAsync("fresh")).ShouldBe((true, 1, true));
        (await Host.LogAsync()).ShouldHaveSingleItem().Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_CallerGoneBefore_IsLoggedAndChangesNothing()
    {
        using CancellationTokenSource gone = new();
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Changes.RunAsync<Done>(s_actor, s_change, Body(scope => AddRole(scope, "fresh")), gone.Token));

        (await ExistsAsync("fresh")).ShouldBeFalse();
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe("change.cancelled");
    }

    [Fact]
    public async Task Run_CollisionAtFirst_RunsAgainOnAFreshContextAndLogsOnce()
    {
        var attempts = 0;
        var told = 0;

        var result = await RunAsync(scope =>
        {
            AddRole(scope, "fresh");
            scope.Changed($"attempt{++attempts}", 1, 2);
            scope.AfterCommit(() => told++);
            if (attempts < 3)
            {
                throw new DbUpdateConcurrencyException("somebody was quicker");
            }
        });

        (result.IsSuccess, attempts, told).ShouldBe((true, 3, 1));
        (await Host.LogAsync()).ShouldHaveSingleItem().Changes.ShouldBe("""{"attempt3":[1,2]}""");
    }

    [Fact]
    public async Task Run_NothingButCollisions_GivesUpBusyAndIsLogged()
    {
        var result = await RunAsync(_ => throw new DbUpdateConcurrencyException("again"));

        (result.Error!.Kind, result.Error.Code).ShouldBe((ErrorKind.Busy, "change.busy"));
        result.Error.RetryAfter.ShouldNotBeNull();
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe("change.busy");
    }

    [Fact]
    public async Task Run_ManyOnOneRowAtOnce_AllSucceedAndNoneIsLost()
    {
        await RunAsync(scope => AddRole(scope, "counter").Description = "0");

        var results = await AccountsHost.AtOnce(16, _ => Changes.RunAsync<Done>(s_actor, s_change, async scope =>
        {
            var role = await scope.Database.Roles.SingleAsync(role => role.Name == "counter");
            role.Description = $"{int.Parse(role.Description, System.Globalization.CultureInfo.InvariantCulture) + 1}";
            return Done.Yes;
        }, default));

        results.ShouldAllBe(result => result.IsSuccess);
        await using var data = await Host.DatabaseAsync();
        (await data.Roles.SingleAsync(role => role.Name == "counter")).Description.ShouldBe("16");
    }

    private Changes Changes => Host.Get<Changes>();

    private Task<Result<Done>> RunAsync(Action<ChangeScope> action) => Changes.RunAsync<Done>(s_actor, s_change, Body(action), default);

    private static Func<ChangeScope, Task<Result<Done>>> Body(Action<ChangeScope> action) => scope =>
    {
        action(scope);
        return Task.FromResult<Result<Done>>(Done.Yes);
    };

    private static Role AddRole(ChangeScope scope, string name)
    {
        Role role = new() { Name = name, NormalizedName = name.ToUpperInvariant(), CreatedAt = scope.Now, UpdatedAt = scope.Now };
        scope.Database.Roles.Add(role);
        return role;
    }

    private async Task<bool> ExistsAsync(string role)
    {
        await using var data = await Host.DatabaseAsync();
        return await data.Roles.AnyAsync(row => row.Name == role);
    }
}
