using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Files;

public sealed class FileReaderOnSqlite(OnSqlite database) : FileReaderTests(database), IClassFixture<OnSqlite>;

public sealed class FileReaderOnPostgres(OnPostgres database) : FileReaderTests(database), IClassFixture<OnPostgres>;

public abstract class FileReaderTests(TestDatabase database) : FilesTests(database)
{
    [Fact]
    public async Task List_ByWhoMaySeeAll_HasEverybodysNewestFirst()
    {
        var (ann, bob) = (await UploaderAsync(), await UploaderAsync("bob"));
        await UploadTextAsync(ann, "first.txt");
        await UploadTextAsync(bob, "second.txt");
        var viewer = await UploaderAsync("vic", FilePermissions.View);

        (await NamesAsync(viewer, Any)).ShouldBe(["second.txt", "first.txt"]);
        (await NamesAsync(viewer, Any with { OwnerId = ann.UserId })).ShouldBe(["first.txt"]);
    }

    [Fact]
    public async Task List_ByAnybodyElse_HasTheirOwn()
    {
        var (ann, bob) = (await UploaderAsync(), await UploaderAsync("bob"));
        await UploadTextAsync(ann, "first.txt");
        await UploadTextAsync(bob, "second.txt");

        (await NamesAsync(ann, Any)).ShouldBe(["first.txt"]);
        (await Reader.ListAsync(ann, Any with { OwnerId = bob.UserId }, default)).Error!.Code.ShouldBe("access.denied");
    }

    /// <summary>A token with chosen rights has no files of its own: without the permission it neither sees nor deletes its owner's.</summary>
    [Fact]
    public async Task Files_OfItsOwner_AreNoneOfAConfinedTokens()
    {
        var ann = await UploaderAsync();
        var file = (await UploadTextAsync(ann, "first.txt")).Value;
        var token = ann with { IsToken = true, IsConfined = true, Permissions = [] };

        (await Reader.ListAsync(token, Any, default)).Error!.Code.ShouldBe("access.denied");
        (await Reader.ListAsync(token, Any with { OwnerId = ann.UserId }, default)).Error!.Code.ShouldBe("access.denied");
        (await Host.Get<DeleteFile>().RunAsync(token, file.Id, default)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await NamesAsync(ann, Any)).ShouldBe(["first.txt"]);
    }

    [Fact]
    public async Task List_Filtered_FindsByNameAndKind()
    {
        var ann = await UploaderAsync();
        await UploadTextAsync(ann, "Report 100%.txt");
        await UploadTextAsync(ann, "report_b.txt");
        await UploadAsync(ann, FileKind.Image, "REPORT.png", Pictures.Png);

        (await NamesAsync(ann, Any with { Search = "report" })).ShouldBe(["REPORT.png", "report_b.txt", "Report 100%.txt"]);
        (await NamesAsync(ann, Any with { Search = "%" })).ShouldBe(["Report 100%.txt"]);
        (await NamesAsync(ann, Any with { Search = "_" })).ShouldBe(["report_b.txt"]);
        (await NamesAsync(ann, Any with { Search = "report", Kind = FileKind.Image })).ShouldBe(["REPORT.png"]);
    }

    [Fact]
    public async Task List_PageOutOfRange_IsRefused()
    {
        (await Reader.ListAsync(await UploaderAsync(), new FileQuery(new PageRequest(0, 101)), default)).Error!.Fields.Select(field => field.Field).ShouldBe(["page", "page_size"]);
    }

    [Fact]
    public async Task List_FarPage_IsEmpty()
    {
        var ann = await UploaderAsync();
        await UploadTextAsync(ann);

        var page = (await Reader.ListAsync(ann, new FileQuery(new PageRequest(int.MaxValue, 100)), default)).Value;

        page.Items.ShouldBeEmpty();
        page.Total.ShouldBe(1);
    }

    [Fact]
    public async Task Open_Image_IsForItsUploaderAndWhoMaySeeAll()
    {
        var ann = await UploaderAsync();
        var file = (await UploadAsync(ann, FileKind.Image, "me.png", Pictures.Png)).Value;

        (await ReadAsync(ann, file)).ShouldBe(Pictures.Png);
        (await ReadAsync(await UploaderAsync("vic", FilePermissions.View), file)).ShouldBe(Pictures.Png);
        (await Reader.OpenAsync(await UploaderAsync("eve"), "images", file.StoredName, default)).Error!.Code.ShouldBe("file.not_found");
        (await Reader.OpenAsync(null, "images", file.StoredName, default)).Error!.Code.ShouldBe("file.not_found");
    }

    [Fact]
    public async Task Open_Avatar_IsForEverybody()
    {
        var file = (await UploadAsync(await UploaderAsync(), FileKind.Avatar, "me.png", Pictures.Png)).Value;

        (await ReadAsync(null, file)).ShouldBe(Pictures.Png);
    }

    /// <summary>The folder is part of what a file is: an image is not to be had as an avatar.</summary>
    [Theory]
    [InlineData("avatars")]
    [InlineData("files")]
    [InlineData(".incoming")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("images/")]
    [InlineData("Images")]
    public async Task Open_UnderAnotherFolder_IsNotFound(string folder)
    {
        var ann = await UploaderAsync();
        var file = (await UploadAsync(ann, FileKind.Image, "me.png", Pictures.Png)).Value;

        (await Reader.OpenAsync(ann, folder, file.StoredName, default)).Error!.Code.ShouldBe("file.not_found");
    }

    [Theory]
    [InlineData("../adminplatform.db")]
    [InlineData("..\\adminplatform.db")]
    [InlineData("....//adminplatform.db")]
    [InlineData("%2e%2e%2fadminplatform.db")]
    [InlineData("/etc/passwd")]
    [InlineData("a.png\0.txt")]
    [InlineData("00000000000000000000000000000000.png\n")]
    [InlineData("")]
    public async Task Open_ByAPath_IsNotFound(string name)
    {
        var viewer = await UploaderAsync("vic", FilePermissions.View);

        (await Reader.OpenAsync(viewer, "files", name, default)).Error!.Code.ShouldBe("file.not_found");
    }

    private static FileQuery Any => new(new PageRequest(1, 10));

    private FileReader Reader => Host.Get<FileReader>();

    private async Task<IEnumerable<string>> NamesAsync(Actor actor, FileQuery query) => (await Reader.ListAsync(actor, query, default)).Value.Items.Select(file => file.Name);
}
