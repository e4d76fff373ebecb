using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Files;

public sealed class DeleteFileOnSqlite(OnSqlite database) : DeleteFileTests(database), IClassFixture<OnSqlite>;

public sealed class DeleteFileOnPostgres(OnPostgres database) : DeleteFileTests(database), IClassFixture<OnPostgres>;

public abstract class DeleteFileTests(TestDatabase database) : FilesTests(database)
{
    [Fact]
    public async Task Delete_Own_RemovesRowAndFileAndIsLogged()
    {
        var actor = await UploaderAsync();
        var file = (await UploadTextAsync(actor)).Value;

        (await RunAsync(actor, file.Id)).IsSuccess.ShouldBeTrue();

        OnDisk().ShouldBeEmpty();
        (await RowsAsync()).ShouldBeEmpty();
        var entry = (await Host.LogAsync())[^1];
        (entry.Module, entry.Action, entry.Target, entry.Succeeded).ShouldBe(("files", "delete", "notes.txt", true));
        (await RunAsync(actor, file.Id)).Error!.Code.ShouldBe("file.not_found");
    }

    /// <summary>Whoever may not see a file does not learn that it exists.</summary>
    [Fact]
    public async Task Delete_AnothersWithoutAnyRight_IsNotFound()
    {
        var file = (await UploadTextAsync(await UploaderAsync())).Value;

        (await RunAsync(await UploaderAsync("eve"), file.Id)).Error!.Code.ShouldBe("file.not_found");

        OnDisk().ShouldBe([file.Path]);
    }

    [Fact]
    public async Task Delete_AnothersWithTheRightToSeeOnly_IsDenied()
    {
        var file = (await UploadTextAsync(await UploaderAsync())).Value;

        (await RunAsync(await UploaderAsync("vic", FilePermissions.View), file.Id)).Error!.Code.ShouldBe("access.denied");

        OnDisk().ShouldBe([file.Path]);
    }

    [Fact]
    public async Task Delete_AnothersWithTheRight_Works()
    {
        var file = (await UploadTextAsync(await UploaderAsync())).Value;

        (await RunAsync(await UploaderAsync("del", FilePermissions.Delete), file.Id)).IsSuccess.ShouldBeTrue();

        OnDisk().ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_OfSomebodyAboveOneself_IsRefused()
    {
        await Host.AddUserAsync("boss", BuiltInRoles.Admin);
        var file = (await UploadTextAsync(await Host.ActorAsync("boss"))).Value;

        (await RunAsync(await UploaderAsync("del", FilePermissions.Delete), file.Id)).Error!.Code.ShouldBe("user.above");

        OnDisk().ShouldBe([file.Path]);
    }

    [Fact]
    public async Task Delete_OfSomebodyWhoseAccountIsGone_Works()
    {
        var owner = await UploaderAsync();
        var file = (await UploadTextAsync(owner)).Value;
        (await Host.Get<DeleteUser>().RunAsync(Actor.System, owner.UserId!.Value, default)).IsSuccess.ShouldBeTrue();
        await Host.AddUserAsync("boss", BuiltInRoles.Admin);
        var boss = await Host.ActorAsync("boss");

        (await Host.Get<FileReader>().ListAsync(boss, new FileQuery(new PageRequest(1, 10)), default)).Value.Items.ShouldHaveSingleItem().OwnerName.ShouldBe("ann");
        (await RunAsync(boss, file.Id)).IsSuccess.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("/{0}")]
    [InlineData("https://console.example.com/{0}")]
    public async Task Delete_OfAPictureThatUsersWear_TakesItFromThem(string spelling)
    {
        var actor = await UploaderAsync();
        var file = (await UploadAsync(actor, FileKind.Avatar, "me.gif", Pictures.Gif)).Value;
        var avatar = string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, file.Path);
        var wearer = await Host.AddUserAsync(new NewUser("wearer", Accounts.AccountsHost.Password) { Avatar = avatar });
        var other = await Host.AddUserAsync(new NewUser("other", Accounts.AccountsHost.Password) { Avatar = "http://pictures.example.com/me.gif" });
        (await Host.Users.GetAsync(Actor.System, wearer, default)).Value.Avatar.ShouldBe(avatar);

        (await RunAsync(actor, file.Id)).IsSuccess.ShouldBeTrue();

        (await Host.Users.GetAsync(Actor.System, wearer, default)).Value.Avatar.ShouldBe("");
        (await Host.Users.GetAsync(Actor.System, other, default)).Value.Avatar.ShouldBe("http://pictures.example.com/me.gif");
    }

    private Task<Result<Done>> RunAsync(Actor actor, int id) => Host.Get<DeleteFile>().RunAsync(actor, id, default);
}
