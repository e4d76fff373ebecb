using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>The steps that creating and changing a permission are made of, inside one change.</summary>
internal static class PermissionWriter
{
    public const string Module = "permissions";

    public static Change Of(string action, string permission, int id) =>
        new(Module, action) { Permission = permission, TargetId = id.ToString(CultureInfo.InvariantCulture) };

    /// <summary>
    /// The permission, tracked. Errors: <c>permission.not_found</c>; <c>permission.above</c> for one that the actor does not hold: what is done
    /// to it, is done to everybody who does.
    /// </summary>
    public static async Task<Result<Permission>> FindAsync(ChangeScope scope, int id, CancellationToken cancellationToken)
    {
        var permission = await scope.Database.Permissions.FirstOrDefaultAsync(permission => permission.Id == id, cancellationToken);
        if (permission is null)
        {
            return Error.NotFound(PermissionReader.NotFoundCode) with { Arguments = [id] };
        }

        scope.Target = permission.Name;
        return scope.Actor.May(permission.Name) ? permission : Error.Forbidden("permission.above") with { Arguments = [permission.Name] };
    }

    /// <summary>Copies the given fields over, noting each for the log. Errors: a field that breaks a rule, <c>permission.name_taken</c>.</summary>
    public static async Task<Error?> ApplyAsync(ChangeScope scope, Permission permission, PermissionChanges fields, CancellationToken cancellationToken)
    {
        if (Check(permission, fields) is { Count: > 0 } wrong)
        {
            return Error.Invalid(wrong);
        }

        if (fields.Name is { } name && name != permission.Name)
        {
            // Few enough to compare here, by the rules of this language and not of a database.
            var others = await scope.Database.Permissions.Where(other => other.Id != permission.Id).Select(other => other.Name).ToListAsync(cancellationToken);
            if (others.Exists(other => AccessNames.Normalize(other) == AccessNames.Normalize(name)))
            {
                return Error.Conflict("name", "permission.name_taken", name);
            }
        }

        Set("name", fields.Name, permission.Name, value => permission.Name = value);
        Set("description", fields.Description, permission.Description, value => permission.Description = value);
        Set("module", fields.Module, permission.Module, value => permission.Module = value);
        Set("action", fields.Action, permission.Action, value => permission.Action = value);
        if (fields.IsEnabled is { } enabled)
        {
            scope.Changed("enabled", permission.IsEnabled, enabled);
            permission.IsEnabled = enabled;
        }

        permission.UpdatedAt = scope.Now;
        scope.Target = permission.Name;
        return null;

        void Set(string field, string? value, string before, Action<string> assign)
        {
            if (value is not null)
            {
                scope.Changed(field, before, value);
                assign(value);
            }
        }
    }

    /// <summary>Module and action as they follow from a name <c>module:action</c>; both empty for any other name.</summary>
    public static (string Module, string Action) Derive(string name) =>
        name.Split(':', 2) is [{ Length: > 0 } module, { Length: > 0 } action] ? (module, action) : ("", "");

    private static List<FieldError> Check(Permission permission, PermissionChanges fields)
    {
        FieldError?[] found =
        [
            fields.Name is null || fields.Name == permission.Name ? null : AccessNames.Check("name", fields.Name, Permission.NameMaxLength),
            TextRules.Check("description", fields.Description, Permission.DescriptionMaxLength),
            TextRules.Check("module", fields.Module, Permission.ModuleMaxLength),
            TextRules.Check("action", fields.Action, Permission.ActionMaxLength),
        ];
        return [.. found.OfType<FieldError>()];
    }
}
