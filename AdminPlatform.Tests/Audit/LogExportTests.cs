using System.Text;
using System.Text.Json;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Audit.Export;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Audit;

public sealed class LogExportOnSqlite(OnSqlite database) : LogExportTests(database), IClassFixture<OnSqlite>;

public sealed class LogExportOnPostgres(OnPostgres database) : LogExportTests(database), IClassFixture<OnPostgres>;

public abstract class LogExportTests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Actor s_auditor = AccountsHost.With(LogPermissions.View);
    private readonly RandomLogs _logs = new();

    [Fact]
    public async Task Operations_ManyBatches_AreAllThereOnceNewestFirst()
    {
        await _logs.FillAsync(Host, 2_345);

        var json = JsonDocument.Parse(await WriteAsync(await OperationsAsync(new(new(7, 20)) { UserName = "bob", Succeeded = true }, LogFormat.Json)));

        json.RootElement.EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64())
            .ShouldBe(_logs.Operations.Where(entry => entry is { UserName: "bob", Succeeded: true }).Select(entry => entry.Id));
    }

    [Fact]
    public async Task Logins_ManyBatches_AreAllThereOnceNewestFirst()
    {
        await _logs.FillAsync(Host, 2_345);
        var export = (await Host.Get<ExportLogs>().LoginsAsync(s_auditor, new(new(1, 20)), LogFormat.Csv, default)).Value;
        List<long> steps = [];

        var lines = (await WriteAsync(export, steps.Add)).TrimEnd().Split("\r\n");

        lines[0].ShouldBe("\ufeffid,time,username,user_id,succeeded,reason,door,address,user_agent,trace_id");
        lines.Skip(1).Select(line => long.Parse(line[..line.IndexOf(',')], null)).ShouldBe(_logs.Logins.Select(entry => entry.Id));
        steps.ShouldBe([1000, 2000, 2345]);
        (await export.CountAsync(default)).ShouldBe(2345);
        export.FileName.ShouldBe("logins-20260102-030000.csv");
    }

    /// <summary>Abuse case 27: a spreadsheet runs nothing that somebody typed as their name.</summary>
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a=b", "a=b")]
    public async Task Csv_CellThatCouldDoHarm_IsOnlyText(string name, string cell)
    {
        await using MemoryStream target = new();
        await using CsvLogWriter<string> writer = new(target, [new("name", value => value), new("number", _ => -5)]);

        await writer.BeginAsync(default);
        await writer.WriteAsync([name], default);
        await writer.EndAsync(default);

        Encoding.UTF8.GetString(target.ToArray()).ShouldBe($"\ufeffname,number\r\n{cell},'-5\r\n");
    }

    [Fact]
    public async Task Json_LoggedJson_IsPartOfItUnlessItWasCut()
    {
        await using (var database = await Host.DatabaseAsync())
        {
            database.OperationLog.Add(new OperationEntry
            {
                At = Host.Now,
                Module = "m",
                Action = "a",
                Changes = """{"name":["old","new"]}""",
                Parameters = """{"name":"ne""",
            });
            await database.SaveChangesAsync();
        }

        var entry = JsonDocument.Parse(await WriteAsync(await OperationsAsync(new(new(1, 20)) { Module = "m" }, LogFormat.Json))).RootElement[0];

        entry.GetProperty("changes").GetProperty("name")[1].GetString().ShouldBe("new");
        entry.GetProperty("parameters").GetString().ShouldBe("""{"name":"ne""");
        entry.GetProperty("impersonator").ValueKind.ShouldBe(JsonValueKind.Null);
        entry.GetProperty("time").GetString().ShouldBe("2026-01-02T03:00:00.000Z");
    }

    [Fact]
    public async Task Export_Always_IsInTheLogItself()
    {
        await OperationsAsync(new(new(1, 20)) { UserName = "bob" }, LogFormat.Csv);

        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.Succeeded).ShouldBe(("logs", "export", "operations", true));
        entry.Parameters!.ShouldContain("\"user_name\":\"bob\"");
    }

    [Fact]
    public async Task Export_WithoutThePermissionOrWithNonsense_IsRefusedAndLogged()
    {
        var denied = await Host.Get<ExportLogs>().LoginsAsync(AccountsHost.With("user:view"), new(new(1, 20)), LogFormat.Csv, default);
        var wrong = await Host.Get<ExportLogs>().LoginsAsync(s_auditor, new(new(1, 20)) { From = Host.Now, Until = Host.Now.AddDays(-1) }, LogFormat.Csv, default);

        (denied.Error!.Code, wrong.Error!.Code).ShouldBe(("access.denied", "log.times_reversed"));
        (await Host.LogAsync()).Select(entry => entry.Reason).ShouldBe(["access.denied", "log.times_reversed"]);
    }

    private async Task<LogExport> OperationsAsync(OperationQuery query, LogFormat format) =>
        (await Host.Get<ExportLogs>().OperationsAsync(s_auditor, query, format, default)).Value;

    private static async Task<string> WriteAsync(LogExport export, Action<long>? written = null)
    {
        await using MemoryStream target = new();
        await export.WriteToAsync(target, written, default);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
