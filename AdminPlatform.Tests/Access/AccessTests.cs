using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

/// <summary>What the tests of roles and permissions say over and over.</summary>
public abstract class AccessTests(TestDatabase database) : AccountsTests(database)
{
    private protected static readonly Actor Editor = AccountsHost.With([.. RolePermissions.All, .. PermissionPermissions.All]);

    private protected async Task<RoleDetails> RoleAsync(string name, params string[] permissions) =>
        (await CreateAsync(Actor.System, new NewRole(name) { Permissions = permissions })).Value;

    private protected async Task<PermissionDetails> PermissionAsync(string name) =>
        (await Host.Get<CreatePermission>().RunAsync(Actor.System, new NewPermission(name), default)).Value;

    private protected async Task<RoleDetails> FindAsync(string name) =>
        (await Host.Get<RoleReader>().ListAsync(Actor.System, new RoleQuery(new PageRequest(1, 100)), default)).Value.Items.Single(role => role.Name == name);

    private protected async Task<PermissionDetails> FindPermissionAsync(string name) =>
        (await Host.Get<PermissionReader>().ListAsync(Actor.System, null, default)).Value.Single(permission => permission.Name == name);

    private protected Task<Result<RoleDetails>> CreateAsync(Actor actor, NewRole role) => Host.Get<CreateRole>().RunAsync(actor, role, default);

    private protected Task<Result<RoleDetails>> UpdateAsync(Actor actor, int id, RoleChanges changes) => Host.Get<UpdateRole>().RunAsync(actor, id, changes, default);

    private protected Task<Result<Done>> DeleteAsync(Actor actor, int id) => Host.Get<DeleteRole>().RunAsync(actor, id, default);

    private protected Task<Result<PermissionDetails>> UpdatePermissionAsync(Actor actor, int id, PermissionChanges changes) =>
        Host.Get<UpdatePermission>().RunAsync(actor, id, changes, default);

    private protected Task<Result<Done>> DeletePermissionAsync(Actor actor, int id) => Host.Get<DeletePermission>().RunAsync(actor, id, default);

    private protected static string[] Names(RoleDetails role) => [.. role.Permissions.Select(permission => permission.Name)];
}
