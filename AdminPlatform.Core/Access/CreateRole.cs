using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Creates a role.</summary>
public sealed class CreateRole
{
    /// <summary>How many roles there may be beside the built-in ones.</summary>
    public const int MaxCustom = 500;

    private readonly Changes _changes;
    private readonly RoleWriter _writer;

    internal CreateRole(Changes changes, RoleWriter writer)
    {
        _changes = changes;
        _writer = writer;
    }

    /// <summary>
    /// Errors: a field that breaks a rule, <c>role.name_taken</c>, <c>role.too_many</c>, <c>permission.not_found</c>, <c>permission.above</c> for a permission that the
    /// actor does not hold, <c>access.denied</c>.
    /// </summary>
    public Task<Result<RoleDetails>> RunAsync(Actor actor, NewRole request, CancellationToken cancellationToken)
    {
        var change = new Change(RoleWriter.Module, "create")
        {
            Permission = RolePermissions.Create,
            Target = TextRules.ForLog(request.Name, Role.NameMaxLength),
            Input = request,
        };
        return _changes.RunAsync<RoleDetails>(actor, change, async scope =>
        {
            Role role = new() { Name = "", NormalizedName = "", CreatedAt = scope.Now };
            if (await RoleWriter.ApplyAsync(scope, role, Named(request), cancellationToken) is { } wrong)
            {
                return wrong;
            }

            if (await scope.Database.Roles.CountAsync(custom => !custom.IsBuiltIn, cancellationToken) >= MaxCustom)
            {
                return Error.Conflict("name", "role.too_many", MaxCustom);
            }

            scope.Database.Roles.Add(role);
            await scope.Database.SaveChangesAsync(cancellationToken);
            scope.TargetId = role.Id.ToString(CultureInfo.InvariantCulture);
            _writer.Tell(scope);
            return await RoleWriter.ReadAsync(scope.Database, role.Id, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>How many roles there can be at all.</summary>
    internal static int Max => MaxCustom + BuiltInRoles.All.Count;

    /// <summary>An empty name is a wrong one here, not one that stays as it is.</summary>
    private static RoleChanges Named(NewRole request) => request.AsChanges() with { Name = string.IsNullOrEmpty(request.Name) ? " " : request.Name };
}
