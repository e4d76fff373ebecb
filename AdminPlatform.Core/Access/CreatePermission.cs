using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Creates a permission for systems that ask this one what their users may do. Nobody but an admin holds it until an admin gives it to a role.</summary>
public sealed class CreatePermission
{
    /// <summary>How many permissions there may be beside those that are declared in code.</summary>
    public const int MaxCustom = 2000;

    private readonly Changes _changes;
    private readonly Feed _feed;

    internal CreatePermission(Changes changes, Feed feed)
    {
        _changes = changes;
        _feed = feed;
    }

    /// <summary>Errors: a field that breaks a rule, <c>permission.name_taken</c>, <c>permission.too_many</c>, <c>access.denied</c>.</summary>
    public Task<Result<PermissionDetails>> RunAsync(Actor actor, NewPermission request, CancellationToken cancellationToken)
    {
        var change = new Change(PermissionWriter.Module, "create")
        {
            Permission = PermissionPermissions.Create,
            Target = TextRules.ForLog(request.Name, Permission.NameMaxLength),
            Input = request,
        };
        return _changes.RunAsync<PermissionDetails>(actor, change, async scope =>
        {
            Permission permission = new() { CreatedAt = scope.Now };
            if (await PermissionWriter.ApplyAsync(scope, permission, Complete(request), cancellationToken) is { } wrong)
            {
                return wrong;
            }

            if (await scope.Database.Permissions.CountAsync(custom => !custom.IsDeclared, cancellationToken) >= MaxCustom)
            {
                return Error.Conflict("name", "permission.too_many", MaxCustom);
            }

            scope.Database.Permissions.Add(permission);
            await scope.Database.SaveChangesAsync(cancellationToken);
            scope.TargetId = permission.Id.ToString(CultureInfo.InvariantCulture);
            scope.AfterCommit(() => _feed.Publish(new RolesChanged()));
            return await scope.Database.Permissions.AsNoTracking().Where(row => row.Id == permission.Id).Select(PermissionDetails.FromPermission).FirstAsync(cancellationToken);
        }, cancellationToken);
    }

    private static PermissionChanges Complete(NewPermission request)
    {
        var (module, action) = PermissionWriter.Derive(request.Name ?? "");
        return request.AsChanges() with
        {
            // An empty name is a wrong one here, not one that stays as it is.
            Name = string.IsNullOrEmpty(request.Name) ? " " : request.Name,
            Module = string.IsNullOrEmpty(request.Module) ? module : request.Module,
            Action = string.IsNullOrEmpty(request.Action) ? action : request.Action,
        };
    }
}
