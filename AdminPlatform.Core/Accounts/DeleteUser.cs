using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts;

/// <summary>Deletes a user softly: they are gone, their name and email are free again, the logs keep them.</summary>
public sealed class DeleteUser
{
    private readonly Changes _changes;
    private readonly UserWriter _writer;
    private readonly SessionEnder _ender;

    internal DeleteUser(Changes changes, UserWriter writer, SessionEnder ender)
    {
        _changes = changes;
        _writer = writer;
        _ender = ender;
    }

    /// <summary>Errors: <c>user.not_found</c>, <c>user.self</c>, <c>user.last_admin</c>, <c>user.above</c>, <c>access.denied</c>.</summary>
    public Task<Result<Done>> RunAsync(Actor actor, int userId, CancellationToken cancellationToken) =>
        _changes.RunAsync<Done>(actor, UserChange.Of("delete", UserPermissions.Delete, userId), async scope =>
        {
            var found = await UserChange.FindAsync(scope, userId, cancellationToken);
            if (found.Error is { } missing)
            {
                return missing;
            }

            if (userId == scope.Actor.UserId)
            {
                return Error.Invalid("id", "user.self");
            }

            var user = found.Value;
            if (user.IsEnabled && user.Roles.Any(userRole => userRole.Role.Name == BuiltInRoles.Admin)
                && !await UserChange.AnotherAdminAsync(scope, userId, cancellationToken))
            {
                return Error.Invalid("id", "user.last_admin");
            }

            user.DeletedAt = scope.Now;
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            await _ender.EndAsync(scope, session => session.UserId == userId, SessionEnd.UserDeleted, cancellationToken);
            _writer.Tell(scope, accessChangedOf: userId);
            return Done.Yes;
        }, cancellationToken);
}
