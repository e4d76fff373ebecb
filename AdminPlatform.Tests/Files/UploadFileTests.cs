using System.Text;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Files;

public sealed class UploadFileOnSqlite(OnSqlite database) : UploadFileTests(database), IClassFixture<OnSqlite>;

public sealed class UploadFileOnPostgres(OnPostgres database) : UploadFileTests(database), IClassFixture<OnPostgres>;

public abstract class UploadFileTests(TestDatabase database) : FilesTests(database)
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(FileKind.Avatar, "avatars")]
    [InlineData(FileKind.Image, "images")]
    public async Task Upload_Picture_IsKeptUnderARandomNameWithTheExtensionOfItsBytes(FileKind kind, string folder)
    {
        var actor = await UploaderAsync();

        var file = (await UploadAsync(actor, kind, "holiday.exe", Pictures.Png)).Value;

        file.Path.ShouldMatch($"^uploads/{folder}/[0-9a-f]{{32}}\\.png$");
        (file.Name, file.MediaType, file.Size).ShouldBe(("holiday.exe", "image/png", Pictures.Png.Length));
        OnDisk().ShouldBe([file.Path]);
        (await ReadAsync(actor, file)).ShouldBe(Pictures.Png);
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Module, entry.Action, entry.Target, entry.Succeeded, entry.TargetId).ShouldBe(("files", "upload", "holiday.exe", true, file.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Upload_AnythingAsOther_IsKeptAsBytesWithoutMeaning()
    {
        var file = (await UploadTextAsync(await UploaderAsync(), "page.html", "<script>alert(1)</script>")).Value;

        file.Path.ShouldMatch("^uploads/files/[0-9a-f]{32}\\.bin$");
        file.MediaType.ShouldBe("application/octet-stream");
        file.IsShown.ShouldBeFalse();
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<html></html>")]
    [InlineData("<?xml version='1.0'?><x/>")]
    [InlineData("GIF89a/**/=1;alert(1)")]
    public async Task Upload_WhatIsNoPictureAsAPicture_IsRefusedAndLogged(string content)
    {
        var result = await UploadAsync(await UploaderAsync(), FileKind.Image, "picture.png", Encoding.ASCII.GetBytes(content));

        result.Error!.Code.ShouldBe("file.not_an_image");
        result.Error.Fields.ShouldHaveSingleItem().Field.ShouldBe("file");
        await ShouldHaveKeptNothing("file.not_an_image");
    }

    [Theory]
    [InlineData(FileKind.Avatar, 2)]
    [InlineData(FileKind.Image, 5)]
    [InlineData(FileKind.Other, 10)]
    public async Task Upload_AsLargeAsItMayBe_IsKeptAndOneByteMoreIsNot(FileKind kind, int megabytes)
    {
        var actor = await UploaderAsync();

        (await UploadAsync(actor, kind, "fits.png", Pictures.PngOf(megabytes * Megabyte))).IsSuccess.ShouldBeTrue();
        var result = await UploadAsync(actor, kind, "large.png", Pictures.PngOf((megabytes * Megabyte) + 1));

        result.Error!.Code.ShouldBe("file.too_large");
        result.Error.Arguments.ShouldBe(["large.png", megabytes]);
        OnDisk().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Upload_WithoutEnd_IsBrokenOffAtTheLimit()
    {
        var endless = new EndlessStream();

        var result = await Host.Get<UploadFile>().RunAsync(await UploaderAsync(), new NewFile(FileKind.Other, "endless", endless), default);

        result.Error!.Code.ShouldBe("file.too_large");
        endless.Given.ShouldBeLessThan(11L * Megabyte);
        await ShouldHaveKeptNothing("file.too_large");
    }

    [Fact]
    public async Task Upload_WhoseCallerGoesAway_LeavesNothing()
    {
        var actor = await UploaderAsync();

        await Should.ThrowAsync<IOException>(() => Host.Get<UploadFile>().RunAsync(actor, new NewFile(FileKind.Other, "broken", new BrokenStream()), default));

        OnDisk().ShouldBeEmpty();
        (await RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_Nothing_IsRefused()
    {
        (await UploadAsync(await UploaderAsync(), FileKind.Other, "empty.txt", [])).Error!.Code.ShouldBe("file.empty");

        await ShouldHaveKeptNothing("file.empty");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("....//....//x.txt", "x.txt")]
    [InlineData("/etc/shadow", "shadow")]
    [InlineData("C:\\temp\\a.txt", "a.txt")]
    [InlineData("%2e%2e%2fx.txt", "%2e%2e%2fx.txt")]
    [InlineData("  spaced .txt ", "spaced .txt")]
    public async Task Upload_WithAPathForAName_KeepsTheLastPartForShowingOnly(string name, string shown)
    {
        var file = (await UploadTextAsync(await UploaderAsync(), name)).Value;

        file.Name.ShouldBe(shown);
        OnDisk().ShouldBe([file.Path]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/")]
    [InlineData("a\0b.png")]
    [InlineData("a\r\nb.png")]
    [InlineData("gpj.\u202etxt")]
    public async Task Upload_WithANameThatCannotBeShown_IsRefused(string name)
    {
        (await UploadTextAsync(await UploaderAsync(), name)).Error!.Code.ShouldBe("file.name");

        await ShouldHaveKeptNothing("file.name");
    }

    [Fact]
    public async Task Upload_WithHalfACharacterInItsName_IsRefused()
    {
        (await UploadTextAsync(await UploaderAsync(), "\ud800.txt")).Error!.Code.ShouldBe("file.name");

        await ShouldHaveKeptNothing("file.name");
    }

    [Fact]
    public async Task Upload_WithANameOf256Characters_IsRefused()
    {
        var actor = await UploaderAsync();

        (await UploadTextAsync(actor, new string('a', 255))).IsSuccess.ShouldBeTrue();
        (await UploadTextAsync(actor, new string('a', 256))).Error!.Code.ShouldBe("file.name");
    }

    [Fact]
    public async Task Upload_WithoutThePermission_IsDeniedUnreadAndLogged()
    {
        await Host.AddUserAsync("bob");
        var endless = new EndlessStream();

        var result = await Host.Get<UploadFile>().RunAsync(await Host.ActorAsync("bob"), new NewFile(FileKind.Other, "x", endless), default);

        result.Error!.Code.ShouldBe("access.denied");
        endless.Given.ShouldBe(0);
        await ShouldHaveKeptNothing("access.denied");
    }

    [Fact]
    public async Task Upload_PastTheQuota_IsRefused()
    {
        await using var small = Start(("Files:QuotaMegabytesPerUser", "1"));
        var actor = await UploaderAsync();
        var upload = small.Get<UploadFile>();

        (await upload.RunAsync(actor, Half("one"), default)).IsSuccess.ShouldBeTrue();
        (await upload.RunAsync(actor, Half("two"), default)).IsSuccess.ShouldBeTrue();
        var third = await upload.RunAsync(actor, new NewFile(FileKind.Other, "three", new MemoryStream([1])), default);

        third.Error!.Code.ShouldBe("file.quota");
        third.Error.Arguments.ShouldBe(["three", 1]);
        (await small.Get<FileReader>().UsageAsync(actor, default)).Value.ShouldBe(new FileUsage(Megabyte, Megabyte));
        OnDisk().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Upload_TinyFiles_CountAsABlockEach()
    {
        await using var small = Start(("Files:QuotaMegabytesPerUser", "1"));
        var actor = await UploaderAsync();
        await using (var data = await Host.DatabaseAsync())
        {
            data.Files.AddRange(Enumerable.Range(0, 255).Select(number => new StoredFile { OwnerId = actor.UserId!.Value, StoredName = $"tiny-{number}", Name = "tiny", Size = 1 }));
            await data.SaveChangesAsync();
        }

        (await small.Get<UploadFile>().RunAsync(actor, Tiny("fits"), default)).IsSuccess.ShouldBeTrue();
        (await small.Get<UploadFile>().RunAsync(actor, Tiny("one-more"), default)).Error!.Code.ShouldBe("file.quota");

        (await small.Get<FileReader>().UsageAsync(actor, default)).Value.ShouldBe(new FileUsage(Megabyte, Megabyte));

        static NewFile Tiny(string name) => new(FileKind.Other, name, new MemoryStream([1]));
    }

    [Fact]
    public async Task Upload_ManyAtOncePastTheQuota_NeverAddUpToMore()
    {
        await using var small = Start(("Files:QuotaMegabytesPerUser", "1"));
        var actor = await UploaderAsync();

        var results = await AccountsHost.AtOnce(8, number => small.Get<UploadFile>().RunAsync(actor, Half($"part-{number}"), default));

        results.Count(result => result.IsSuccess).ShouldBe(2);
        results.Where(result => !result.IsSuccess).ShouldAllBe(result => result.Error!.Code == "file.quota");
        (await RowsAsync()).Sum(file => file.Size).ShouldBe(Megabyte);
        OnDisk().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Upload_WithoutAQuota_IsOnlyLimitedByFile()
    {
        await using var free = Start(("Files:QuotaMegabytesPerUser", "0"));
        var actor = await UploaderAsync();

        (await free.Get<UploadFile>().RunAsync(actor, Half("one"), default)).IsSuccess.ShouldBeTrue();
        (await free.Get<FileReader>().UsageAsync(actor, default)).Value.ShouldBe(new FileUsage(Megabyte / 2, null));
    }

    [Fact]
    public async Task Upload_ToADiskThatCannotBeWritten_SaysSoAndLeavesNoRow()
    {
        var actor = await UploaderAsync();
        await File.WriteAllTextAsync(Uploads, "in the way");

        (await UploadTextAsync(actor)).Error!.Code.ShouldBe("file.storage");

        (await RowsAsync()).ShouldBeEmpty();
        (await Host.LogAsync()).ShouldHaveSingleItem().Reason.ShouldBe("file.storage");
    }

    [Fact]
    public async Task Upload_WhoseFolderCannotBeWritten_LeavesNeitherRowNorPart()
    {
        var actor = await UploaderAsync();
        Directory.CreateDirectory(Uploads);
        await File.WriteAllTextAsync(Path.Combine(Uploads, "files"), "in the way");

        (await UploadTextAsync(actor)).Error!.Code.ShouldBe("file.storage");

        (await RowsAsync()).ShouldBeEmpty();
        OnDisk().ShouldBe(["uploads/files"]);
    }

    private static NewFile Half(string name) => new(FileKind.Other, name, new MemoryStream(new byte[Megabyte / 2]));

    private async Task ShouldHaveKeptNothing(string reason)
    {
        OnDisk().ShouldBeEmpty();
        (await RowsAsync()).ShouldBeEmpty();
        var entry = (await Host.LogAsync()).ShouldHaveSingleItem();
        (entry.Succeeded, entry.Reason).ShouldBe((false, reason));
    }

    private class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>A connection that breaks off after a while.</summary>
    private sealed class BrokenStream : EndlessStream
    {
        public override int Read(byte[] buffer, int offset, int count) => Given > Megabyte ? throw new IOException("The connection is gone.") : base.Read(buffer, offset, count);
    }
}
