using System.Text.Json;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

/// <summary>What became of uploads: listing and deleting them.</summary>
public sealed class UploadedFilesTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public async Task List_OwnOrEverybodys_DependsOnTheRight()
    {
        using var ann = await application.SignedInWith("list-ann", FilePermissions.Create);
        using var viewer = await application.SignedInWith("list-viewer", FilePermissions.View);
        var path = await ann.Uploaded("other", "list-ann.txt", [1]);

        using var own = await ann.Get($"{UploadSteps.Upload}/files");
        using var all = await viewer.Get($"{UploadSteps.Upload}/files?search=LIST-ann&type=other&page=1&per_page=5");
        using var none = await viewer.Get($"{UploadSteps.Upload}/files?search=list-ann&type=image");

        var file = own.ShouldSucceed().ShouldFollowTheConventions().Data.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        file.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "url", "path", "name", "size", "type", "kind", "user_id", "username", "created_at"]);
        ('/' + file.GetProperty("path").GetString()).ShouldBe(path);
        (Number(all.ShouldSucceed().Data, "total"), Number(all.Data, "per_page")).ShouldBe((1, 5));
        Number(none.ShouldSucceed().Data, "total").ShouldBe(0);
    }

    [Theory]
    [InlineData("?page=0", 422)]
    [InlineData("?per_page=101", 422)]
    [InlineData("?page=x", 400)]
    [InlineData("?type=video", 422)]
    public async Task List_OfWhatCannotBe_IsRefused(string query, int status)
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get($"{UploadSteps.Upload}/files{query}");

        reply.ShouldFail(status);
    }

    [Fact]
    public async Task Delete_OwnAnothersAndNone_AnswersEach()
    {
        using var ann = await application.SignedInWith("del-ann", FilePermissions.Create);
        using var eve = await application.SignedInWith("del-eve", FilePermissions.Create);
        using var viewer = await application.SignedInWith("del-viewer", FilePermissions.View);
        var path = await ann.Uploaded("image", "del.png", Pictures.Png);
        var id = await ann.IdOf(path);

        (await eve.Delete($"{UploadSteps.Upload}/files/{id}")).ShouldFail(404);
        (await viewer.Delete($"{UploadSteps.Upload}/files/{id}")).ShouldFail(403);
        (await ann.Get(path)).Status.ShouldBe(200);
        (await ann.Delete($"{UploadSteps.Upload}/files/{id}")).ShouldSucceed().Data.ValueKind.ShouldBe(JsonValueKind.Null);
        (await ann.Get(path)).Status.ShouldBe(404);
        (await ann.Delete($"{UploadSteps.Upload}/files/{id}")).ShouldFail(404);
        (await ann.Delete($"{UploadSteps.Upload}/files/x")).ShouldFail(400);
    }

    [Theory]
    [InlineData("GET", "/files")]
    [InlineData("DELETE", "/files/1")]
    public async Task Files_WithoutAToken_Is401(string method, string path)
    {
        using var anonymous = application.Anonymous();

        (await anonymous.Send(method, UploadSteps.Upload + path)).ShouldFail(401);
    }

    private static int Number(JsonElement data, string name) => data.GetProperty(name).GetInt32();
}
