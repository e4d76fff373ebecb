using System.Collections.Frozen;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>What every role grants at one moment.</summary>
public sealed class RoleGrants
{
    private readonly IReadOnlyList<string> _all;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _byRole;

    internal RoleGrants(IReadOnlyList<string> all, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> byRole)
    {
        _all = all;
        _byRole = byRole.ToFrozenDictionary();
    }

    /// <summary>Names of the permissions of somebody with these <paramref name="roles"/>, in order; disabled roles add nothing.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> roles) => roles switch
    {
        _ when roles.Contains(BuiltInRoles.Admin) => _all,
        [var role] => _byRole.GetValueOrDefault(role, []),
        _ => [.. roles.SelectMany(role => _byRole.GetValueOrDefault(role, [])).Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>Names of the permissions that <paramref name="actor"/> has in this session, in order.</summary>
    public IReadOnlyList<string> Of(Actor actor) => actor.IsAdmin ? _all : [.. actor.Permissions.Order(StringComparer.Ordinal)];
}

/// <summary>Adds up what the roles of a user grant, for whoever may see that user. Roles are few: they are read at once and kept until one changes.</summary>
public sealed class HeldPermissions
{
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly GenerationCache<bool, RoleGrants> _grants = new(capacity: 1);

    public HeldPermissions(IDbContextFactory<AppDbContext> contexts, Feed feed)
    {
        _contexts = contexts;
        feed.Subscribe<RolesChanged>(_ => _grants.Forget());
    }

    public async ValueTask<RoleGrants> ReadAsync(CancellationToken cancellationToken) =>
        (await _grants.GetAsync(true, _contexts, LoadAsync, cancellationToken))!;

    private static async Task<RoleGrants?> LoadAsync(bool key, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await database.Permissions.Where(permission => permission.IsEnabled).Select(permission => permission.Name).ToListAsync(cancellationToken);
        var grants = await database.Roles.Where(role => role.IsEnabled)
            .SelectMany(role => role.Permissions, (role, permission) => new { Role = role.Name!, permission.Permission })
            .ToListAsync(cancellationToken);
        return new RoleGrants(
            [.. known.Order(StringComparer.Ordinal)],
            grants.GroupBy(grant => grant.Role, grant => grant.Permission, (role, names) =>
                KeyValuePair.Create<string, IReadOnlyList<string>>(role, [.. names.Where(known.Contains).Order(StringComparer.Ordinal)])));
    }
}
