using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Audit;

public sealed class LogReaderOnSqlite(OnSqlite database) : LogReaderTests(database), IClassFixture<OnSqlite>;

public sealed class LogReaderOnPostgres(OnPostgres database) : LogReaderTests(database), IClassFixture<OnPostgres>;

public abstract class LogReaderTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Actor s_auditor = AccountsHost.With(LogPermissions.View);
    private readonly RandomLogs _logs = new();

    /// <summary>Every combination of filters gives what looking at every row gives.</summary>
    [Fact]
    public async Task Operations_AnyFilters_AreWhatEveryRowSays()
    {
        await _logs.FillAsync(Host, 400);
        var queries =
            from user in RandomLogs.Users
            from module in RandomLogs.Modules
            from action in RandomLogs.Actions
            from succeeded in RandomLogs.Results
            from target in module is null ? [null] : RandomLogs.Targets
            select new OperationQuery(new(1, 7)) { UserName = user, Module = module, Action = action, Succeeded = succeeded, TargetId = target };
        var times = RandomLogs.Times.ToArray();
        var number = 0;
        foreach (var timeless in queries)
        {
            var (from, until) = times[number++ % times.Length];
            var query = timeless with { From = from, Until = until, Page = new(1 + (number % 3), 7) };
            var expected = _logs.Operations.Where(entry => Matches(entry, query));
            expected = query.TargetId is null ? expected : expected.OrderByDescending(entry => entry.Id);

            var page = (await Reader.OperationsAsync(s_auditor, query, default)).Value;

            page.Items.Select(entry => entry.Id).ShouldBe(expected.Skip((int)query.Page.Offset).Take(7).Select(entry => entry.Id), query.ToString());
            (page.Total, page.IsCapped).ShouldBe((expected.Count(), false), query.ToString());
        }
    }

    [Fact]
    public async Task Logins_AnyFilters_AreWhatEveryRowSays()
    {
        await _logs.FillAsync(Host, 400);
        var queries =
            from user in RandomLogs.Users
            from succeeded in RandomLogs.Results
            from time in RandomLogs.Times
            from number in new[] { 1, 2, 60 }
            select new LoginQuery(new(number, 7)) { UserName = user, Succeeded = succeeded, From = time.From, Until = time.Until };
        foreach (var query in queries)
        {
            var expected = _logs.Logins.Where(entry => (query.UserName is null || entry.UserName == query.UserName)
                && (query.Succeeded is null || entry.Succeeded == query.Succeeded) && !(entry.At < query.From) && !(entry.At > query.Until));

            var page = (await Reader.LoginsAsync(s_auditor, query, default)).Value;

            page.Items.Select(entry => entry.Id).ShouldBe(expected.Skip((int)query.Page.Offset).Take(7).Select(entry => entry.Id), query.ToString());
            (page.Total, page.IsCapped).ShouldBe((expected.Count(), false), query.ToString());
        }
    }

    [Fact]
    public async Task Operations_Entry_ComesBackAsItWasWritten()
    {
        await _logs.FillAsync(Host, 20);
        var written = _logs.Operations[0];

        var listed = (await Reader.OperationsAsync(s_auditor, new(new(1, 1)), default)).Value.Items.ShouldHaveSingleItem();
        var single = (await Reader.OperationAsync(s_auditor, written.Id, default)).Value;

        listed.ShouldBeEquivalentTo(written);
        single.ShouldBeEquivalentTo(written);
        listed.At.Kind.ShouldBe(DateTimeKind.Utc);
        (await Reader.OperationAsync(s_auditor, long.MaxValue, default)).Error!.Code.ShouldBe(LogReader.NotFoundCode);
    }

    [Fact]
    public async Task Both_MoreThanTenThousand_SaySoAndEndThere()
    {
        await _logs.FillAsync(Host, LogPage<LoginEntry>.MaxTotal + 1);

        var first = (await Reader.OperationsAsync(s_auditor, new(new(1, 20)), default)).Value;
        var last = (await Reader.OperationsAsync(s_auditor, new(new(112, 90)), default)).Value;
        var beyond = (await Reader.LoginsAsync(s_auditor, new(new(113, 90)), default)).Value;
        var exact = (await Reader.LoginsAsync(s_auditor, new(new(1, 20)) { Succeeded = true }, default)).Value;

        (first.Total, first.IsCapped, first.Items.Count).ShouldBe((10_000, true, 20));
        last.Items.Select(entry => entry.Id).ShouldBe(_logs.Operations.Skip(111 * 90).Take(10).Select(entry => entry.Id));
        (beyond.Total, beyond.IsCapped, beyond.Items.Count).ShouldBe((10_000, true, 0));
        (exact.Total, exact.IsCapped).ShouldBe((_logs.Logins.Count(entry => entry.Succeeded), false));
    }

    /// <summary>The reader knows the kinds from memory: what comes after it looked must be in it too.</summary>
    [Fact]
    public async Task Operations_KindNeverSeenBefore_IsFoundAtOnce()
    {
        (await Reader.OperationsAsync(s_auditor, new(new(1, 10)) { Module = "things" }, default)).Value.Total.ShouldBe(0);
        Change change = new("things", "polish") { Permission = "thing:polish" };

        await Host.Get<Changes>().RunAsync<Done>(AccountsHost.With("thing:polish"), change, _ => Task.FromResult<Result<Done>>(Done.Yes), default);
        await Host.Get<Changes>().RunAsync<Done>(AccountsHost.With(), change, _ => Task.FromResult<Result<Done>>(Done.Yes), default);

        (await Reader.OperationsAsync(s_auditor, new(new(1, 10)) { Module = "things" }, default)).Value.Items
            .Select(entry => entry.Reason).ShouldBe(["access.denied", ""]);
        (await Reader.KindsAsync(s_auditor, default)).Value.ShouldContain(new OperationName("things", "polish"));
    }

    [Fact]
    public async Task Kinds_OldLog_AreThoseThatOccur()
    {
        await _logs.FillAsync(Host, 400);

        var kinds = (await Reader.KindsAsync(s_auditor, default)).Value;

        kinds.ShouldBe(_logs.Operations.Select(entry => new OperationName(entry.Module, entry.Action)).Append(new("users", "create")).Distinct()
            .OrderBy(name => name.Module, StringComparer.Ordinal).ThenBy(name => name.Action, StringComparer.Ordinal).Where(kinds.Contains));
        _logs.Operations.ShouldAllBe(entry => kinds.Contains(new OperationName(entry.Module, entry.Action)));
    }

    [Fact]
    public async Task Everything_WithoutThePermission_IsDenied()
    {
        var stranger = AccountsHost.With("user:view");

        (await Reader.LoginsAsync(stranger, new(new(1, 10)), default)).Error!.Code.ShouldBe("access.denied");
        (await Reader.OperationsAsync(stranger, new(new(1, 10)), default)).Error!.Code.ShouldBe("access.denied");
        (await Reader.OperationAsync(stranger, 1, default)).Error!.Code.ShouldBe("access.denied");
        (await Reader.KindsAsync(stranger, default)).Error!.Code.ShouldBe("access.denied");
    }

    [Fact]
    public async Task Query_OutOfRange_NamesEveryField()
    {
        var now = Host.Now;
        OperationQuery query = new(new(0, 101))
        {
            UserName = new string('x', 255),
            Module = "a\nb",
            Action = new string('x', 33),
            From = now,
            Until = now.AddTicks(-1),
        };

        var wrong = (await Reader.OperationsAsync(s_auditor, query, default)).Error!;

        wrong.Kind.ShouldBe(ErrorKind.Invalid);
        wrong.Fields.Select(field => (field.Field, field.Code)).ShouldBe(
        [
            ("page", "page.number"), ("page_size", "page.size"), ("username", "field.too_long"), ("module", "field.control_character"),
            ("action", "field.too_long"), ("start_time", "log.times_reversed"), ("end_time", "log.times_reversed"),
        ]);
        (await Reader.OperationsAsync(s_auditor, new(new(1, 10)) { TargetId = "1" }, default)).Error!.Fields.ShouldHaveSingleItem().Field.ShouldBe("module");
        (await Reader.LoginsAsync(s_auditor, new(new(1, 10)) { UserName = "\ud800" }, default)).Error!.Code.ShouldBe("field.malformed");
    }

    [Fact]
    public async Task Query_EmptyFilters_AreNone()
    {
        await _logs.FillAsync(Host, 30);

        (await Reader.OperationsAsync(s_auditor, new(new(1, 10)) { UserName = " ", Module = "", Action = "" }, default)).Value.Total.ShouldBe(30);
    }

    private static bool Matches(OperationEntry entry, OperationQuery query) =>
        (query.UserName is null || entry.UserName == query.UserName) && (query.Module is null || entry.Module == query.Module)
        && (query.Action is null || entry.Action == query.Action) && (query.Succeeded is null || entry.Succeeded == query.Succeeded)
        && (query.TargetId is null || entry.TargetId == query.TargetId) && !(entry.At < query.From) && !(entry.At > query.Until);

    private LogReader Reader => Host.Get<LogReader>();
}
