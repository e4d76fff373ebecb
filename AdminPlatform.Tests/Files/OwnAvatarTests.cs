using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Files;

public sealed class OwnAvatarOnSqlite(OnSqlite database) : OwnAvatarTests(database), IClassFixture<OnSqlite>;

public sealed class OwnAvatarOnPostgres(OnPostgres database) : OwnAvatarTests(database), IClassFixture<OnPostgres>;

public abstract class OwnAvatarTests(TestDatabase database) : FilesTests(database)
{
    /// <summary>Like the rest of one's profile it takes no permission.</summary>
    [Fact]
    public async Task Set_Twice_ReplacesThePictureAndItsFile()
    {
        var bob = await BobAsync();

        var first = (await SetAsync(bob, Pictures.Png)).Value;
        (await AvatarAsync(bob)).ShouldBe(first.Path);
        var second = (await SetAsync(bob, Pictures.Gif)).Value;

        (await AvatarAsync(bob)).ShouldBe(second.Path);
        OnDisk().ShouldBe([second.Path]);
        (await RowsAsync()).ShouldHaveSingleItem().StoredName.ShouldBe(second.StoredName);
        (await Host.LogAsync()).Select(entry => $"{entry.Module}.{entry.Action} {entry.Target} {entry.Succeeded}").ShouldBe(["profile.set_avatar bob True", "profile.set_avatar bob True"]);
    }

    [Fact]
    public async Task Set_WhatIsNoPicture_LeavesTheOneBefore()
    {
        var bob = await BobAsync();
        var first = (await SetAsync(bob, Pictures.Png)).Value;

        (await SetAsync(bob, "<svg/>"u8.ToArray())).Error!.Code.ShouldBe("file.not_an_image");

        (await AvatarAsync(bob)).ShouldBe(first.Path);
        OnDisk().ShouldBe([first.Path]);
    }

    [Fact]
    public async Task Remove_Own_TakesFileAndPicture()
    {
        var bob = await BobAsync();
        await SetAsync(bob, Pictures.Png);

        (await Host.Get<OwnAvatar>().RemoveAsync(bob, default)).IsSuccess.ShouldBeTrue();

        (await AvatarAsync(bob)).ShouldBe("");
        OnDisk().ShouldBeEmpty();
        (await RowsAsync()).ShouldBeEmpty();
    }

    /// <summary>An avatar is a text that people may set; naming somebody else's picture does not make it theirs to delete.</summary>
    [Fact]
    public async Task Remove_WhatIsSomebodyElsesPicture_LeavesTheirs()
    {
        var ann = await UploaderAsync();
        var hers = (await SetAsync(ann, Pictures.Png)).Value;
        var bob = await BobAsync();
        (await Host.Get<OwnAccount>().UpdateAsync(bob, new ProfileChanges { Avatar = hers.Path }, default)).IsSuccess.ShouldBeTrue();

        (await Host.Get<OwnAvatar>().RemoveAsync(bob, default)).IsSuccess.ShouldBeTrue();

        OnDisk().ShouldBe([hers.Path]);
        (await AvatarAsync(ann)).ShouldBe(hers.Path);
    }

    [Theory]
    [InlineData("http://pictures.example.com/a.png", null)]
    [InlineData("https://evil.example/uploads/avatars/../../x.png", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("uploads/images/0123456789abcdef0123456789abcdef.png", null)]
    [InlineData("", null)]
    [InlineData("uploads/avatars/0123456789abcdef0123456789abcdef.png", "uploads/avatars/0123456789abcdef0123456789abcdef.png")]
    [InlineData("/uploads/avatars/0123456789abcdef0123456789abcdef.png", "uploads/avatars/0123456789abcdef0123456789abcdef.png")]
    [InlineData("https://other.example/uploads/avatars/0123456789abcdef0123456789abcdef.png", "uploads/avatars/0123456789abcdef0123456789abcdef.png")]
    public void LocalPathOf_WhateverIsStored_IsOneOfOursOrNone(string avatar, string? path) => AvatarPath.LocalPathOf(avatar).ShouldBe(path);

    private async Task<Actor> BobAsync()
    {
        await Host.AddUserAsync("bob");
        return await Host.ActorAsync("bob");
    }

    private Task<Result<FileDetails>> SetAsync(Actor actor, byte[] picture) => Host.Get<OwnAvatar>().SetAsync(actor, "me.png", new MemoryStream(picture), default);

    private async Task<string> AvatarAsync(Actor actor) => (await Host.Users.GetAsync(Actor.System, actor.UserId!.Value, default)).Value.Avatar;
}
