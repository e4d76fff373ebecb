using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Audit.Export;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Audit;

public sealed class LogExportsTests(OnSqlite database) : AccountsTests(database), IClassFixture<OnSqlite>
{
    private static readonly Actor s_auditor = AccountsHost.With(LogPermissions.View);

    [Fact]
    public async Task Start_Export_EndsInAFileForItsMakerOnly()
    {
        await new RandomLogs().FillAsync(Host, 1_500);

        var job = await DoneAsync(Exports.Start(s_auditor, await ExportAsync()).Value);

        (job.State, job.Total, job.Percent).ShouldBe((LogExportState.Done, 1_501, 100));
        var (path, _) = Exports.Find(s_auditor, job.Id).Value;
        (await File.ReadAllLinesAsync(path)).Length.ShouldBe(1 + 1_501);
        var another = AccountsHost.With(LogPermissions.View) with { UserId = 12 };
        Exports.Find(another, job.Id).Error!.Code.ShouldBe(LogExports.NotFoundCode);
        Exports.Of(another).ShouldBeEmpty();
        Exports.Find(AccountsHost.With(), job.Id).Error!.Code.ShouldBe("access.denied");
        Exports.Of(AccountsHost.With()).ShouldBeEmpty();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Start_WhileOneRuns_IsRefused()
    {
        using Held held = new();
        var running = Exports.Start(s_auditor, held).Value;

        Exports.Start(s_auditor, await ExportAsync()).Error!.Code.ShouldBe(LogExports.RunningCode);
        Exports.Find(s_auditor, running.Id).Error!.Code.ShouldBe(LogExports.NotFoundCode);
        held.Go();

        (await DoneAsync(running)).State.ShouldBe(LogExportState.Done);
    }

    [Fact]
    public async Task Start_ThatBreaks_SaysSoAndLeavesNoFile()
    {
        var job = await DoneAsync(Exports.Start(s_auditor, new Broken()).Value);

        job.State.ShouldBe(LogExportState.Failed);
        Exports.Find(s_auditor, job.Id).Error!.Code.ShouldBe(LogExports.NotFoundCode);
        Directory.GetFiles(Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task RemoveExpired_AfterADayOrARestart_TakesTheFiles()
    {
        var job = await DoneAsync(Exports.Start(s_auditor, await ExportAsync()).Value);
        var left = Path.Combine(Folder, "left-over");
        await File.WriteAllTextAsync(left, "x");
        Host.Time.Advance(LogExports.Lifetime - TimeSpan.FromSeconds(1));
        Exports.RemoveExpired();
        Exports.Find(s_auditor, job.Id).IsSuccess.ShouldBeTrue();
        File.Exists(left).ShouldBeFalse();

        Host.Time.Advance(1);
        Exports.Find(s_auditor, job.Id).Error!.Code.ShouldBe(LogExports.NotFoundCode);
        Exports.RemoveExpired();

        Directory.GetFiles(Folder).ShouldBeEmpty();
        Exports.Of(s_auditor).ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_MoreThanAreKept_TakesTheOldest()
    {
        List<LogExportJob> jobs = [];
        for (var number = 0; number <= LogExports.MaxFilesPerUser; number++)
        {
            Host.Time.Advance(1);
            jobs.Add(await DoneAsync(Exports.Start(s_auditor, await ExportAsync()).Value));
        }

        Exports.Of(s_auditor).Select(job => job.Id).ShouldBe(jobs.Skip(1).Select(job => job.Id).Reverse());
        Directory.GetFiles(Folder).Length.ShouldBe(LogExports.MaxFilesPerUser);
    }

    private LogExports Exports => Host.Get<LogExports>();

    private string Folder => Path.Combine(Database.Options.DataDirectory, "exports");

    private async Task<LogExport> ExportAsync() => (await Host.Get<ExportLogs>().OperationsAsync(s_auditor, new(new(1, 20)), LogFormat.Csv, default)).Value;

    private Task<LogExportJob> DoneAsync(LogExportJob job) =>
        Eventually.Until(() => Task.FromResult(Exports.Of(s_auditor).Single(other => other.Id == job.Id)), found => found.State != LogExportState.Running);

    private sealed class Held() : LogExport("held", LogFormat.Csv, DateTime.UnixEpoch), IDisposable
    {
        private readonly TaskCompletionSource _go = new();

        public void Go() => _go.SetResult();

        public override Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult(1L);

        public override Task WriteToAsync(Stream target, Action<long>? written, CancellationToken cancellationToken) => _go.Task;

        public void Dispose() => _go.TrySetResult();
    }

    private sealed class Broken() : LogExport("broken", LogFormat.Csv, DateTime.UnixEpoch)
    {
        public override Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult(1L);

        public override Task WriteToAsync(Stream target, Action<long>? written, CancellationToken cancellationToken) => throw new IOException("The disk is full.");
    }
}
