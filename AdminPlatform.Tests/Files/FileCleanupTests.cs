using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Files;

public sealed class FileCleanupOnSqlite(OnSqlite database) : FileCleanupTests(database), IClassFixture<OnSqlite>;

public sealed class FileCleanupOnPostgres(OnPostgres database) : FileCleanupTests(database), IClassFixture<OnPostgres>;

public abstract class FileCleanupTests(TestDatabase database) : FilesTests(database)
{
    private const string Orphan = "0123456789abcdef0123456789abcdef.bin";

    [Fact]
    public async Task Run_WithLeftovers_RemovesThoseThatAreAnHourOld()
    {
        var kept = (await UploadTextAsync(await UploaderAsync())).Value;
        var (young, old) = (Host.Now.AddMinutes(-59), Host.Now.AddMinutes(-61));
        Leave(".incoming/young.part", young);
        Leave(".incoming/old.part", old);
        Leave($"files/{Orphan}", old);
        Leave($"images/{Orphan}", young);
        Leave("files/README", old);
        File.SetLastWriteTimeUtc(Path.Combine(Uploads, "files", kept.StoredName), old);

        await RunAsync();

        OnDisk().ShouldBe(new[] { "uploads/.incoming/young.part", "uploads/files/README", $"uploads/images/{Orphan}", kept.Path }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_WithARowWhoseFileIsGone_RemovesAndLogsIt()
    {
        var actor = await UploaderAsync();
        var lost = (await UploadTextAsync(actor, "lost.txt")).Value;
        var kept = (await UploadTextAsync(actor, "kept.txt")).Value;
        File.Delete(Path.Combine(Uploads, "files", lost.StoredName));

        await RunAsync();

        (await RowsAsync()).ShouldHaveSingleItem().Id.ShouldBe(kept.Id);
        await using var context = await Host.DatabaseAsync();
        context.OperationLog.Where(entry => entry.Action == "clean_up_lost").ShouldHaveSingleItem().Target.ShouldBe("lost.txt");
    }

    /// <summary>That is a disk which is not there, and not the end of all files.</summary>
    [Fact]
    public async Task Run_WithAllFilesGone_RemovesNoRow()
    {
        await UploadTextAsync(await UploaderAsync());
        Directory.Delete(Uploads, recursive: true);

        await RunAsync();

        (await RowsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_WithAPictureThatNobodyWears_RemovesItAfterADay()
    {
        var actor = await UploaderAsync();
        var worn = (await UploadAsync(actor, FileKind.Avatar, "worn.png", Pictures.Png)).Value;
        await Host.AddUserAsync(new NewUser("wearer", Accounts.AccountsHost.Password) { Avatar = $"http://localhost/{worn.Path}" });
        var image = (await UploadAsync(actor, FileKind.Image, "image.png", Pictures.Png)).Value;
        await UploadAsync(actor, FileKind.Avatar, "unworn.png", Pictures.Png);

        await RunAsync();
        (await RowsAsync()).Count.ShouldBe(3);
        Host.Time.Advance(TimeSpan.FromHours(25));
        await RunAsync();

        OnDisk().ShouldBe([worn.Path, image.Path]);
        (await RowsAsync()).Select(file => file.Id).ShouldBe([worn.Id, image.Id]);
    }

    private Task RunAsync() => Host.Get<FileCleanup>().RunAsync(default);

    private void Leave(string path, DateTime writtenAt)
    {
        var full = Path.Combine(Uploads, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "left over");
        File.SetLastWriteTimeUtc(full, writtenAt);
    }
}
