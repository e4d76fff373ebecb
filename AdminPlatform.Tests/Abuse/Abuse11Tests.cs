using System.Text;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Servers;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Abuse;

public sealed class Abuse11OnSqlite(OnSqlite database) : Abuse11Tests(database), IClassFixture<OnSqlite>;

public sealed class Abuse11OnPostgres(OnPostgres database) : Abuse11Tests(database), IClassFixture<OnPostgres>;

/// <summary>A file of users is no way round the rule that nobody gives what they do not hold.</summary>
public abstract class Abuse11Tests(TestDatabase database) : AccountsTests(database)
{
    private static readonly Actor s_importer = AccountsHost.With([UserPermissions.Create, .. ServerPermissions.All]);

    [Theory]
    [InlineData("admin")]
    [InlineData("user;admin")]
    [InlineData("operator")]
    [InlineData("creators")]
    public async Task Import_RoleThatGrantsMoreThanTheImporterHolds_IsRefusedInPreviewAndInRun(string roles)
    {
        await Host.AddRoleAsync("creators", UserPermissions.Create, UserPermissions.Delete);
        var import = Host.Get<ImportUsers>();

        var row = (await import.PreviewAsync(s_importer, File(roles), false, default)).Value.Single();
        var asAdmin = (await import.PreviewAsync(Actor.System, File(roles), false, default)).Value.Single();

        row.Errors.ShouldHaveSingleItem().Code.ShouldBe("role.above");
        (await import.RunAsync(s_importer, row, default)).IsSuccess.ShouldBeFalse();

        // A preview of somebody who may is worth nothing in the hands of somebody who may not.
        (await import.RunAsync(s_importer, asAdmin, default)).Error!.Code.ShouldBe("role.above");
        (await Host.Users.CountAsync(Actor.System, default)).Value.ShouldBe(0);
    }

    [Fact]
    public async Task Import_RoleWithinWhatTheImporterHolds_IsGiven()
    {
        await Host.AddRoleAsync("watchers", ServerPermissions.View);
        var import = Host.Get<ImportUsers>();

        var row = (await import.PreviewAsync(s_importer, File("watchers"), false, default)).Value.Single();

        (await import.RunAsync(s_importer, row, default)).Value.Roles.ShouldBe(["watchers"]);
    }

    [Theory]
    [InlineData("is_admin")]
    [InlineData("permissions")]
    [InlineData("id")]
    [InlineData("security_stamp")]
    public async Task Import_ColumnThatIsNone_IsRefusedAsAWhole(string column) =>
        (await Host.Get<ImportUsers>().PreviewAsync(s_importer, Encoding.UTF8.GetBytes($"username,password,{column}\nlin,correct-horse-9,1\n"), false, default))
            .Error!.Code.ShouldBe("import.unknown_column");

    [Fact]
    public async Task Import_PermissionTakenAfterThePreview_CreatesNobody()
    {
        var import = Host.Get<ImportUsers>();
        var row = (await import.PreviewAsync(s_importer, File("user"), false, default)).Value.Single();

        (await import.RunAsync(AccountsHost.With(UserPermissions.View), row, default)).Error!.Code.ShouldBe(Authorization.DeniedCode);
    }

    private static byte[] File(string roles) => Encoding.UTF8.GetBytes($"username,password,roles\nsmuggled,correct-horse-9,{roles}\n");
}
