using System.Net;
using System.Text;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Files;

/// <summary>The one way out for uploaded files.</summary>
public sealed class DownloadTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public async Task Get_Image_IsShownAsWhatItIsAndNothingElse()
    {
        using var ann = await application.SignedInWith("get-image", FilePermissions.Create);
        var path = await ann.Uploaded("image", "\u7167\u7247 1.html", Pictures.Png);

        using var reply = await ann.Get(path);

        reply.Status.ShouldBe(200);
        reply.MediaType.ShouldBe("image/png");
        reply.Header("Content-Disposition")!.ShouldStartWith("inline;");
        reply.Header("Cache-Control")!.ShouldContain("private");
        ShouldBeTame(reply);
        (await ann.GetByteArrayAsync(path)).ShouldBe(Pictures.Png);
    }

    [Theory]
    [InlineData("page.html", "<html><script>alert(1)</script></html>")]
    [InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("data.xml", "<?xml version='1.0'?><x/>")]
    [InlineData("both.gif", "GIF89a/*<script>*/=1;alert(1)")]
    public async Task Abuse16_ActiveContent_IsOnlyEverDownloaded(string name, string content)
    {
        using var admin = await application.SignedInAs("admin");
        var path = await admin.Uploaded("other", name, Encoding.UTF8.GetBytes(content));

        using var reply = await admin.Get(path);

        reply.MediaType.ShouldBe("application/octet-stream");
        reply.Header("Content-Disposition")!.ShouldStartWith($"attachment; filename={name}");
        ShouldBeTame(reply);
    }

    [Fact]
    public async Task Abuse16_PictureUploadedAsOther_IsDownloadedToo()
    {
        using var admin = await application.SignedInAs("admin");
        var path = await admin.Uploaded("other", "\u56fe.png", Pictures.Png);

        using var reply = await admin.Get(path);

        reply.MediaType.ShouldBe("application/octet-stream");
        reply.Header("Content-Disposition")!.ShouldContain("filename*=UTF-8''%E5%9B%BE.png");
    }

    /// <summary>No static files from the data directory, by any spelling.</summary>
    [Fact]
    public async Task Abuse16_SecondPath_DoesNotExist()
    {
        using var admin = await application.SignedInAs("admin");
        var path = await admin.Uploaded("image", "a.png", Pictures.Png);
        var name = path.Split('/')[^1];

        string[] others =
        [
            $"/images/{name}", $"/data/uploads/images/{name}", $"/uploads/{name}", $"/uploads/files/{name}", $"/uploads/avatars/{name}",
            $"/uploads/Images/{name}", $"/uploads/images/{name.ToUpperInvariant()}", $"/api/admin/v1{path}", $"/uploads/images/{name}/x",
        ];
        foreach (var other in others)
        {
            using var reply = await admin.Get(other);
            reply.Status.ShouldBe(404, other);
        }
    }

    [Theory]
    [InlineData("/uploads/../adminplatform.db")]
    [InlineData("/uploads/images/../../adminplatform.db")]
    [InlineData("/uploads/%2e%2e/adminplatform.db")]
    [InlineData("/uploads/images/%2e%2e%2f%2e%2e%2fadminplatform.db")]
    [InlineData("/uploads/images/..%5c..%5cadminplatform.db")]
    [InlineData("/uploads/images/....//....//adminplatform.db")]
    [InlineData("/uploads/files/%2fetc%2fpasswd")]
    [InlineData("/uploads/files//etc/passwd")]
    [InlineData("/uploads/files/a%00.png")]
    [InlineData("/uploads/.incoming/a.part")]
    [InlineData("/uploads/keys/x")]
    public async Task Abuse15_Traversal_IsNotFound(string path)
    {
        using var admin = await application.SignedInAs("admin");

        var status = await StatusOfRawAsync(path, admin.DefaultRequestHeaders.Authorization!.ToString());

        status.ShouldBeOneOf(400, 404);
    }

    [Theory]
    [InlineData("../1")]
    [InlineData("..%2f1")]
    [InlineData("%2e%2e")]
    [InlineData("1%00")]
    [InlineData("/etc/passwd")]
    [InlineData("....//1")]
    public async Task Abuse15_DeleteByAPath_TouchesNothing(string id)
    {
        using var admin = await application.SignedInAs("admin");
        var path = await admin.Uploaded("image", "kept.png", Pictures.Png);

        var status = await StatusOfRawAsync($"{UploadSteps.Upload}/files/{id}", admin.DefaultRequestHeaders.Authorization!.ToString(), "DELETE");

        status.ShouldBeOneOf(400, 404, 405);
        (await admin.Get(path)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("../../../escaped.txt")]
    [InlineData("..\\\\..\\\\escaped.txt")]
    [InlineData("....//....//escaped.txt")]
    [InlineData("%2e%2e%2fescaped.txt")]
    [InlineData("/tmp/escaped.txt")]
    public async Task Abuse15_UploadUnderAPath_StaysWhereUploadsAre(string name)
    {
        await using var own = await application.Another();
        using var admin = await own.SignedInAs("admin");
        using var before = new TemporaryDirectory();

        using var reply = await admin.UploadFile("other", name, "x"u8.ToArray());

        reply.Data.GetProperty("path").GetString()!.ShouldMatch("^uploads/files/[0-9a-f]{32}\\.bin$");
        reply.Data.GetProperty("name").GetString()!.ShouldEndWith("escaped.txt");
        Directory.EnumerateFiles(own.DataDirectory, "*escaped*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists("/tmp/escaped.txt").ShouldBeFalse();
    }

    [Fact]
    public async Task Abuse14_AnothersFile_IsNotFoundAsIfItWereNotThere()
    {
        using var ann = await application.SignedInWith("idor-ann", FilePermissions.Create);
        using var eve = await application.SignedInWith("idor-eve", FilePermissions.Create);
        using var viewer = await application.SignedInWith("idor-viewer", FilePermissions.View);
        using var anonymous = application.Anonymous();
        using var forger = application.WithToken("not.a.token");
        foreach (var type in new[] { "image", "other" })
        {
            var path = await ann.Uploaded(type, "secret.png", Pictures.Png);

            (await ann.Get(path)).Status.ShouldBe(200);
            (await viewer.Get(path)).Status.ShouldBe(200);
            foreach (var client in new[] { eve, anonymous, forger })
            {
                using var hidden = await client.Get(path);
                using var missing = await client.Get(path[..^36] + new string('0', 32) + path[^4..]);
                (hidden.Status, hidden.Body, hidden.Header("Content-Type")).ShouldBe((404, missing.Body, missing.Header("Content-Type")));
            }
        }
    }

    [Fact]
    public async Task Get_AfterTheRightIsGone_IsNotFound()
    {
        using var ann = await application.SignedInWith("gone-ann", FilePermissions.Create);
        var path = await ann.Uploaded("image", "a.png", Pictures.Png);
        using var revoked = await application.SignedInAs("gone-ann");
        (await revoked.Get(path)).Status.ShouldBe(200);

        (await revoked.Post("/api/auth/logout")).Status.ShouldBe(200);

        (await revoked.Get(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Get_Avatar_IsForEverybodyForever()
    {
        using var admin = await application.SignedInAs("admin");
        using var anonymous = application.Anonymous();
        var path = await admin.Uploaded("avatar", "me.webp", Pictures.Webp);

        using var reply = await anonymous.Get(path);

        reply.Status.ShouldBe(200);
        reply.MediaType.ShouldBe("image/webp");
        reply.Header("Cache-Control")!.ShouldContain("immutable");
        ShouldBeTame(reply);
    }

    [Fact]
    public async Task Get_PartOrAgain_AnswersAsHttpHasIt()
    {
        using var admin = await application.SignedInAs("admin");
        var path = await admin.Uploaded("other", "digits.txt", "0123456789"u8.ToArray());

        using var first = await admin.Get(path);
        using var part = await admin.Send("GET", path, headers: ("Range", "bytes=2-4"));
        using var again = await admin.Send("GET", path, headers: ("If-None-Match", first.Header("ETag")!));
        using var head = await admin.Send("HEAD", path);
        using var beyond = await admin.Send("GET", path, headers: ("Range", "bytes=20-"));

        (part.Status, part.Body).ShouldBe((206, "234"));
        (again.Status, again.Body).ShouldBe((304, ""));
        (head.Status, head.Body, head.Header("Content-Length")).ShouldBe((200, "", "10"));
        beyond.Status.ShouldBe(416);
    }

    [Fact]
    public async Task Abuse25_AddressesThatUsersGive_AreNeverFetched()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var bait = $"http://{listener.LocalEndpoint}/a.png";
        using var admin = await application.SignedInAs("admin");

        using var url = await new RawForm().Field("type", "image").Field("url", bait).Field("file", bait).Post(admin, $"{UploadSteps.Upload}/file");
        using var query = await admin.Get($"/uploads/images/{Uri.EscapeDataString(bait)}");
        var id = await application.CreateUser("baited");
        using var avatar = await admin.Put($"/api/admin/v1/users/{id}", $$"""{"avatar":"{{bait}}"}""");
        using var profile = await admin.Get($"/api/users/{id}");

        url.Status.ShouldBe(400);
        query.Status.ShouldBe(404);
        listener.Pending().ShouldBeFalse();
    }

    private static void ShouldBeTame(Reply reply)
    {
        reply.Header("X-Content-Type-Options").ShouldBe("nosniff");
        reply.Header("Content-Security-Policy").ShouldBe("sandbox; default-src 'none'");
        reply.Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
    }

    /// <summary>Sends the path as it is written; clients like to tidy it up.</summary>
    private async Task<int> StatusOfRawAsync(string path, string authorization, string method = "GET")
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, application.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {application.Address.Authority}\r\nAuthorization: {authorization}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        answer.ShouldNotContain("SQLite format");
        return int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
