using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>The steps that creating and changing a role are made of, inside one change.</summary>
internal sealed class RoleWriter(Feed feed)
{
    public const string Module = "roles";

    /// <summary>Copies the given fields over, noting each for the log. Errors: a field that breaks a rule, <c>role.name_taken</c>, and those about permissions.</summary>
    public static async Task<Error?> ApplyAsync(ChangeScope scope, Role role, RoleChanges fields, CancellationToken cancellationToken)
    {
        FieldError?[] wrong =
        [
            fields.Name is null || fields.Name == role.Name ? null : AccessNames.Check("name", fields.Name, Role.NameMaxLength),
            TextRules.Check("description", fields.Description, Permission.DescriptionMaxLength),
        ];
        if (wrong.OfType<FieldError>().ToList() is { Count: > 0 } found)
        {
            return Error.Invalid(found);
        }

        if (fields.Name is { } name && name != role.Name)
        {
            var normalized = AccessNames.Normalize(name);
            if (await scope.Database.Roles.AnyAsync(other => other.Id != role.Id && other.NormalizedName == normalized, cancellationToken))
            {
                return Error.Conflict("name", "role.name_taken", name);
            }

            scope.Changed("name", role.Name, name);
            (role.Name, role.NormalizedName) = (name, normalized);
        }

        if (await SetPermissionsAsync(scope, role, fields.PermissionIds, fields.Permissions, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (fields.Description is { } description)
        {
            scope.Changed("description", role.Description, description);
            role.Description = description;
        }

        if (fields.IsEnabled is { } enabled)
        {
            scope.Changed("enabled", role.IsEnabled, enabled);
            role.IsEnabled = enabled;
        }

        if (fields.RequiresTwoFactor is { } required)
        {
            scope.Changed("requires_two_factor", role.RequiresTwoFactor, required);
            role.RequiresTwoFactor = required;
        }

        role.UpdatedAt = scope.Now;
        role.ConcurrencyStamp = Guid.NewGuid().ToString();
        scope.Target = role.Name!;
        return null;
    }

    public static async Task<RoleDetails> ReadAsync(AppDbContext database, int id, CancellationToken cancellationToken) =>
        (await database.Roles.Where(role => role.Id == id).ToDetailsAsync(database, cancellationToken))[0];

    /// <summary>After the commit: whoever remembers what somebody may do forgets it, and pages hear of it.</summary>
    public void Tell(ChangeScope scope) => scope.AfterCommit(() => feed.Publish(new RolesChanged()));

    private static async Task<Error?> SetPermissionsAsync(
        ChangeScope scope, Role role, IReadOnlyList<int>? ids, IReadOnlyList<string>? names, CancellationToken cancellationToken)
    {
        if (ids is null && names is null)
        {
            return null;
        }

        // What cannot be stored is no name, and PostgreSQL would not even look for it.
        var known = (names ?? []).Where(name => TextRules.Check("permissions", name, Permission.NameMaxLength) is null).Distinct().ToList();
        var wanted = (ids ?? []).Distinct().ToList();
        var found = await scope.Database.Permissions.AsNoTracking()
            .Where(permission => wanted.Contains(permission.Id) || known.Contains(permission.Name)).Select(permission => new { permission.Id, permission.Name })
            .ToListAsync(cancellationToken);
        var (foundIds, foundNames) = (found.Select(permission => permission.Id).ToHashSet(), found.Select(permission => permission.Name).ToHashSet());
        if (wanted.Find(id => !foundIds.Contains(id)) is var missing && wanted.Exists(id => !foundIds.Contains(id)))
        {
            return Error.Invalid("permission_ids", PermissionReader.NotFoundCode, missing);
        }

        if ((names ?? []).FirstOrDefault(name => !foundNames.Contains(name)) is { } unknown)
        {
            return Error.Invalid("permissions", PermissionReader.NotFoundCode, unknown);
        }

        return Replace(scope, role, foundNames);
    }

    /// <summary>Errors: <c>permission.above</c> for one that the actor does not hold and the role did not hold before.</summary>
    private static Error? Replace(ChangeScope scope, Role role, HashSet<string> names)
    {
        var before = role.Permissions.Select(permission => permission.Permission).ToHashSet();
        var added = names.Except(before).Order(StringComparer.Ordinal).ToList();
        if (added.Find(name => !scope.Actor.May(name)) is { } above)
        {
            return Error.Forbidden("permission.above") with { Arguments = [above] };
        }

        scope.Changed("permissions", Joined(before), Joined(names));
        foreach (var gone in role.Permissions.Where(permission => !names.Contains(permission.Permission)).ToList())
        {
            role.Permissions.Remove(gone);
        }

        added.ForEach(name => role.Permissions.Add(new RolePermission { Permission = name }));
        return null;
    }

    private static string Joined(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
