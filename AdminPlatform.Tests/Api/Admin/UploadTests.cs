using System.Text;
using System.Text.Json;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public sealed class UploadTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("avatar", "avatars")]
    [InlineData("image", "images")]
    public async Task Upload_Picture_AnswersAsDocumented(string type, string folder)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.UploadFile(type, "xxx.jpg", Pictures.Jpeg);

        var data = reply.ShouldSucceed().ShouldFollowTheConventions().Data;
        data.EnumerateObject().Select(member => member.Name).ShouldBe(["url", "path", "name", "size", "type"]);
        var path = data.GetProperty("path").GetString()!;
        path.ShouldMatch($"^uploads/{folder}/[0-9a-f]{{32}}\\.jpg$");
        data.GetProperty("url").GetString().ShouldBe($"{application.Address.GetLeftPart(UriPartial.Authority)}/{path}");
        data.GetProperty("name").GetString().ShouldBe("xxx.jpg");
        data.GetProperty("size").GetInt32().ShouldBe(Pictures.Jpeg.Length);
        data.GetProperty("type").GetString().ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task Upload_TypeBehindTheFile_IsTheSame()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await new RawForm().File("file", "a.png", Pictures.Png).Field("type", "image").Post(admin, $"{UploadSteps.Upload}/file");

        reply.ShouldSucceed().Data.GetProperty("path").GetString()!.ShouldStartWith("uploads/images/");
    }

    [Fact]
    public async Task Upload_TypeBehindAFileTooLargeForIt_Is422()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await new RawForm().File("file", "a.png", Pictures.PngOf((2 * Megabyte) + 1)).Field("type", "avatar").Post(admin, $"{UploadSteps.Upload}/file");

        reply.ShouldFail(422).Data.GetProperty("file").GetString()!.ShouldContain("2 MB");
    }

    [Fact]
    public async Task Upload_OtherWithANameBeyondAscii_KeepsTheName()
    {
        using var admin = await application.SignedInAs("admin");

        using var plain = await admin.UploadFile("other", "\u62a5\u544a.pdf", [1, 2, 3]);
        using var encoded = await new RawForm().Field("type", "other")
            .Part("form-data; name=\"file\"; filename=\"x.pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf", null, [1]).Post(admin, $"{UploadSteps.Upload}/file");

        plain.ShouldSucceed().Data.GetProperty("name").GetString().ShouldBe("\u62a5\u544a.pdf");
        plain.Data.GetProperty("type").GetString().ShouldBe("application/octet-stream");
        encoded.ShouldSucceed().Data.GetProperty("name").GetString().ShouldBe("\u62a5\u544a.pdf");
    }

    [Theory]
    [InlineData("avatar", 2)]
    [InlineData("image", 5)]
    public async Task Upload_TooLargeForItsType_Is422(string type, int megabytes)
    {
        using var admin = await application.SignedInAs("admin");

        using var fits = await admin.UploadFile(type, "fits.png", Pictures.PngOf(megabytes * Megabyte));
        using var large = await admin.UploadFile(type, "large.png", Pictures.PngOf((megabytes * Megabyte) + 1));

        fits.ShouldSucceed();
        large.ShouldFail(422).Data.GetProperty("file").GetString()!.ShouldContain("large.png");
    }

    [Fact]
    public async Task Upload_OtherOf10Megabytes_SucceedsAndOneByteMoreIs422()
    {
        using var admin = await application.SignedInAs("admin");

        using var fits = await admin.UploadFile("other", "fits.zip", new byte[10 * Megabyte]);
        using var large = await admin.UploadFile("other", "large.zip", new byte[(10 * Megabyte) + 1]);

        fits.ShouldSucceed();
        large.ShouldFail(422);
    }

    /// <summary>The client asks before it sends so much, as curl does.</summary>
    [Fact]
    public async Task Upload_BodyAboveTheServersCap_Is413()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await new RawForm().Field("type", "other").File("file", "huge.zip", new byte[11 * Megabyte]).Post(admin, $"{UploadSteps.Upload}/file", waits: true);

        reply.ShouldFail(413);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("<?xml version='1.0'?><x/>")]
    [InlineData("GIF89a/*<svg/onload=alert(1)>*/")]
    [InlineData("plain text")]
    public async Task Upload_ContentThatIsNoPicture_Is422(string content)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.UploadFile("image", "picture.png", Encoding.UTF8.GetBytes(content));

        reply.ShouldFail(422).Data.GetProperty("file").GetString()!.ShouldContain("picture.png");
    }

    [Fact]
    public async Task Upload_EmptyFile_Is422()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.UploadFile("other", "empty.txt", []);

        reply.ShouldFail(422).Data.TryGetProperty("file", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Upload_WithoutTypeOrFile_Is400AndNamesTheField()
    {
        using var admin = await application.SignedInAs("admin");

        using var typeless = await new RawForm().File("file", "a.png", Pictures.Png).Post(admin, $"{UploadSteps.Upload}/file");
        using var fileless = await new RawForm().Field("type", "image").Post(admin, $"{UploadSteps.Upload}/file");
        using var notAFile = await new RawForm().Field("type", "image").Field("file", "http://127.0.0.1/a.png").Post(admin, $"{UploadSteps.Upload}/file");
        using var notChosen = await new RawForm().Field("type", "image").File("file", "", []).Post(admin, $"{UploadSteps.Upload}/file");

        typeless.ShouldFail(400).Data.EnumerateObject().Select(field => field.Name).ShouldBe(["type"]);
        fileless.ShouldFail(400).Data.EnumerateObject().Select(field => field.Name).ShouldBe(["file"]);
        notAFile.ShouldFail(400);
        notChosen.ShouldFail(400);
    }

    [Fact]
    public async Task Upload_OfAnUnknownType_Is422()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.UploadFile("video", "a.png", Pictures.Png);

        reply.ShouldFail(422).Data.TryGetProperty("type", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Upload_FormThatIsBroken_Is400()
    {
        using var admin = await application.SignedInAs("admin");

        using var cut = await new RawForm().Field("type", "image").File("file", "a.png", Pictures.Png).Post(admin, $"{UploadSteps.Upload}/file", whole: false);
        using var boundaryless = await new RawForm().Field("type", "image").Post(admin, $"{UploadSteps.Upload}/file", "multipart/form-data");
        using var headless = await new RawForm().Part(new string('x', 20_000), null, []).Post(admin, $"{UploadSteps.Upload}/file");

        cut.ShouldFail(400);
        boundaryless.ShouldFail(400);
        headless.ShouldFail(400);
    }

    [Fact]
    public async Task Upload_OfAnotherMediaType_Is415()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Post($"{UploadSteps.Upload}/file", """{"type":"image"}""");

        reply.ShouldFail(415).Message.ShouldContain("multipart/form-data");
    }

    [Theory]
    [InlineData("file")]
    [InlineData("files")]
    public async Task Upload_WithoutTheRight_Is401Or403(string endpoint)
    {
        using var anonymous = application.Anonymous();
        using var nobody = await application.SignedInWith($"no-{endpoint}", FilePermissions.View);

        using var unknown = await new RawForm().Field("type", "other").File(endpoint, "a.txt", [1]).Post(anonymous, $"{UploadSteps.Upload}/{endpoint}");
        using var denied = await new RawForm().Field("type", "other").File(endpoint, "a.txt", [1]).Post(nobody, $"{UploadSteps.Upload}/{endpoint}");

        unknown.ShouldFail(401);
        denied.ShouldFail(403);
    }

    [Fact]
    public async Task UploadMany_SomeOfThemBad_KeepsTheGoodAndNamesTheBad()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await new RawForm()
            .File("files", "good.png", Pictures.Png).File("files", "bad.png", "<svg/>"u8.ToArray()).File("files", "good.gif", Pictures.Gif)
            .Field("type", "image").Post(admin, $"{UploadSteps.Upload}/files");

        var data = reply.ShouldSucceed().ShouldFollowTheConventions().Data;
        data.EnumerateObject().Select(member => member.Name).ShouldBe(["total", "success", "failed", "files", "errors"]);
        (Number(data, "total"), Number(data, "success"), Number(data, "failed")).ShouldBe((3, 2, 1));
        data.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()).ShouldBe(["good.png", "good.gif"]);
        var error = data.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.EnumerateObject().Select(member => member.Name).ShouldBe(["name", "message"]);
        error.GetProperty("name").GetString().ShouldBe("bad.png");
        error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task UploadMany_MoreThanTwenty_RefusesTheForm()
    {
        using var admin = await application.SignedInAs("admin");

        using var most = await Files(20).Post(admin, $"{UploadSteps.Upload}/files");
        using var more = await Files(21).Post(admin, $"{UploadSteps.Upload}/files");

        Number(most.ShouldSucceed().Data, "success").ShouldBe(20);
        more.ShouldFail(422).Data.GetProperty("files").GetString()!.ShouldContain("21-of-21.txt");
        using var kept = await admin.Get($"{UploadSteps.Upload}/files?search=of-21.txt");
        kept.ShouldSucceed().Data.GetProperty("items").GetArrayLength().ShouldBe(0);

        static RawForm Files(int count) =>
            Enumerable.Range(1, count).Aggregate(new RawForm().Field("type", "other"), (form, number) => form.File("files", $"{number.Number()}-of-{count.Number()}.txt", [1]));
    }

    [Fact]
    public async Task UploadMany_WithMoreOtherPartsThanAnybodyNeeds_Is400()
    {
        using var admin = await application.SignedInAs("admin");

        using var some = await Parts(19).Post(admin, $"{UploadSteps.Upload}/files");
        using var many = await Parts(20).Post(admin, $"{UploadSteps.Upload}/files");
        using var notChosen = await Enumerable.Range(0, 30).Aggregate(new RawForm(), (form, _) => form.File("files", "", [])).Post(admin, $"{UploadSteps.Upload}/files");

        some.ShouldSucceed();
        many.ShouldFail(400);
        notChosen.ShouldFail(400).Data.ValueKind.ShouldBe(JsonValueKind.Null);

        static RawForm Parts(int count) =>
            Enumerable.Range(0, count).Aggregate(new RawForm().Field("type", "other").File("files", "a.txt", [1]), (form, number) => form.Field($"more-{number.Number()}", "x"));
    }

    [Fact]
    public async Task UploadMany_WithoutTypeOrFiles_Is400()
    {
        using var admin = await application.SignedInAs("admin");

        using var typeless = await new RawForm().File("files", "a.png", Pictures.Png).Post(admin, $"{UploadSteps.Upload}/files");
        using var fileless = await new RawForm().Field("type", "image").Post(admin, $"{UploadSteps.Upload}/files");

        typeless.ShouldFail(400);
        fileless.ShouldFail(400);
    }

    [Fact]
    public async Task Upload_ToADiskThatCannotBeWritten_Is500WithAWordToThePoint()
    {
        await using var broken = await application.Another();
        using var admin = await broken.SignedInAs("admin");
        var uploads = Path.Combine(broken.DataDirectory, "uploads");
        if (Directory.Exists(uploads))
        {
            Directory.Delete(uploads, recursive: true);
        }

        await File.WriteAllTextAsync(uploads, "in the way");

        using var reply = await admin.UploadFile("other", "a.txt", [1]);
        using var list = await admin.Get($"{UploadSteps.Upload}/files");

        reply.ShouldFail(500);
        Number(list.Data, "total").ShouldBe(0);
        broken.Log.Lines.ShouldContain(line => line.Contains("An upload could not be written", StringComparison.Ordinal));
    }

    private static int Number(JsonElement data, string name) => data.GetProperty(name).GetInt32();
}
