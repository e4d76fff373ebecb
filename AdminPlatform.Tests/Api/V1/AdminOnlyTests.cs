using AdminPlatform.Core.Access;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Api.V1;

/// <summary>What is under <c>admin/</c> takes the role <c>admin</c>; no permission stands in for it.</summary>
public sealed class AdminOnlyTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    public static TheoryData<string, string, string> Endpoints => new()
    {
        { "GET", "users/list", "" },
        { "POST", "users/create", "users.create" },
        { "GET", "users/1", "" },
        { "PUT", "users/1", "users.edit" },
        { "DELETE", "users/1", "users.delete" },
        { "POST", "users/1/activate", "users.edit" },
        { "POST", "users/1/deactivate", "users.edit" },
        { "GET", "roles/list", "" },
        { "POST", "roles/create", "roles.create" },
        { "GET", "roles/1", "" },
        { "PUT", "roles/1", "roles.edit" },
        { "DELETE", "roles/1", "roles.delete" },
        { "GET", "permissions/list", "" },
        { "POST", "permissions/create", "permissions.create" },
        { "GET", "permissions/1", "" },
        { "PUT", "permissions/1", "permissions.edit" },
        { "DELETE", "permissions/1", "permissions.delete" },
        { "GET", "sessions/list", "" },
        { "POST", "sessions/00000000-0000-0000-0000-000000000001/revoke", "sessions.revoke_any" },
        { "POST", "sessions/user/1/revoke-all", "users.sign_out_everywhere" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task AnyRequest_FromSomebodyWithEveryPermissionButNotTheRole_IsForbiddenAndLogged(string verb, string path, string logged)
    {
        using var nobody = application.Anonymous();
        var user = await MightyAsync();
        var before = await DeniedAsync();

        (await nobody.Send(verb, $"/api/v1/admin/{path}", Body(verb))).ShouldFail(401, "UNAUTHORIZED");
        (await user.Send(verb, $"/api/v1/admin/{path}", Body(verb))).ShouldFail(403, "FORBIDDEN");
        (await user.Send(verb, $"/api/v1/admin/{path}", verb is "POST" or "PUT" ? "not json" : null)).ShouldFail(403, "FORBIDDEN");

        var denied = await DeniedAsync();
        denied[before.Length..].ShouldBe(logged.Length == 0 ? [] : [logged, logged]);
    }

    private static string? Body(string verb) => verb is "POST" or "PUT" ? "{}" : null;

    private async Task<HttpClient> MightyAsync()
    {
        using var admin = await application.SignedInAs("admin");
        using var list = await admin.Get("/api/v1/admin/users/list?search=mighty");
        if (list.Data.Number("total") == 0)
        {
            await application.CreateUserWho("mighty", [.. PermissionCatalog.All]);
        }

        return await application.SignedInAs("mighty");
    }

    private async Task<string[]> DeniedAsync()
    {
        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await database.OperationLog.Where(entry => entry.UserName == "mighty" && entry.Reason == Authorization.AdminOnlyCode)
            .OrderBy(entry => entry.Id).Select(entry => entry.Module + "." + entry.Action).ToArrayAsync();
    }
}
