using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>Changes a user: fields, roles, enabled or disabled.</summary>
public sealed class UpdateUser
{
    private readonly Changes _changes;
    private readonly UserWriter _writer;
    private readonly SessionEnder _ender;

    internal UpdateUser(Changes changes, UserWriter writer, SessionEnder ender)
    {
        _changes = changes;
        _writer = writer;
        _ender = ender;
    }

    /// <summary>
    /// Errors: a field that breaks a rule, <c>user.not_found</c>, <c>user.name_taken</c>, <c>user.email_taken</c>, <c>user.self</c>,
    /// <c>user.last_admin</c>, <c>user.above</c>, <c>role.not_found</c>, <c>role.above</c>, <c>access.denied</c>.
    /// </summary>
    public Task<Result<UserDetails>> RunAsync(Actor actor, int userId, UserChanges changes, CancellationToken cancellationToken) =>
        _changes.RunAsync<UserDetails>(actor, UserChange.Of("edit", UserPermissions.Edit, userId) with { Input = changes }, async scope =>
        {
            var found = await UserChange.FindAsync(scope, userId, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            var user = found.Value;
            var current = user.Roles.Select(userRole => userRole.Role.Name!).ToList();
            var named = await UserWriter.NamesOfAsync(scope, changes.RoleIds, cancellationToken);
            if (named.Error is { } unknown)
            {
                return unknown;
            }

            var roles = named.Value ?? changes.RolesFrom(current);
            if (await RefuseAsync(scope, user, roles is null ? [] : [.. current.Except(roles)], changes.IsEnabled, cancellationToken) is { } refused)
            {
                return refused;
            }

            if (await _writer.ApplyAsync(scope, user, changes, cancellationToken) is { } wrong)
            {
                return wrong;
            }

            if (roles is not null && await UserWriter.SetRolesAsync(scope, user, roles, cancellationToken) is { } notGranted)
            {
                return notGranted;
            }

            await EnableAsync(scope, user, changes.IsEnabled, cancellationToken);
            await scope.Database.SaveChangesAsync(cancellationToken);
            _writer.Tell(scope, accessChangedOf: userId);
            return await scope.Database.Users.AsNoTracking().Where(row => row.Id == userId).Select(UserDetails.FromUser).FirstAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>Nobody disables themselves, takes a role from themselves, or disables or demotes the last enabled admin.</summary>
    private static async Task<Error?> RefuseAsync(ChangeScope scope, User user, List<string> lostRoles, bool? enable, CancellationToken cancellationToken)
    {
        var disables = user.IsEnabled && enable == false;
        if (lostRoles.Count == 0 && !disables)
        {
            return null;
        }

        var field = lostRoles.Count > 0 ? "role" : "status";
        if (user.Id == scope.Actor.UserId)
        {
            return Error.Invalid(field, "user.self");
        }

        var losesAdmin = lostRoles.Contains(BuiltInRoles.Admin) || (disables && user.Roles.Any(userRole => userRole.Role.Name == BuiltInRoles.Admin));
        return losesAdmin && user.IsEnabled && !await UserChange.AnotherAdminAsync(scope, user.Id, cancellationToken) ? Error.Invalid(field, "user.last_admin") : null;
    }

    private async Task EnableAsync(ChangeScope scope, User user, bool? enable, CancellationToken cancellationToken)
    {
        if (enable is not { } enabled || enabled == user.IsEnabled)
        {
            return;
        }

        scope.Changed("enabled", user.IsEnabled, enabled);
        user.IsEnabled = enabled;
        if (!enabled)
        {
            await _ender.EndAsync(scope, session => session.UserId == user.Id, SessionEnd.UserDisabled, cancellationToken);
        }
    }
}
