using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Reads roles.</summary>
public sealed class RoleReader(IDbContextFactory<AppDbContext> contexts)
{
    public const string NotFoundCode = "role.not_found";

    /// <summary>One page of roles. Errors: page out of range, search too long, <c>access.denied</c>.</summary>
    public async Task<Result<Page<RoleDetails>>> ListAsync(Actor actor, RoleQuery query, CancellationToken cancellationToken)
    {
        if (actor.Deny(RolePermissions.View) is { } denied)
        {
            return denied;
        }

        FieldError[] wrong = [.. query.Page.Check("page", "page_size"), .. new[] { TextRules.Check("search", query.Search, RoleQuery.SearchMaxLength) }.OfType<FieldError>()];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Filter(database.Roles, query);
        var total = await found.LongCountAsync(cancellationToken);
        var items = query.Page.Offset >= total
            ? []
            : await found.OrderByDescending(role => role.IsBuiltIn).ThenBy(role => role.Id).Skip((int)query.Page.Offset).Take(query.Page.Size).ToDetailsAsync(database, cancellationToken);
        return new Page<RoleDetails>(items, total, query.Page.Number, query.Page.Size);
    }

    /// <summary>One role. Errors: <c>role.not_found</c>, <c>access.denied</c>.</summary>
    public async Task<Result<RoleDetails>> GetAsync(Actor actor, int id, CancellationToken cancellationToken)
    {
        if (actor.Deny(RolePermissions.View) is { } denied)
        {
            return denied;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await database.Roles.Where(role => role.Id == id).ToDetailsAsync(database, cancellationToken);
        return found.Count > 0 ? found[0] : Error.NotFound(NotFoundCode) with { Arguments = [id] };
    }

    /// <summary>The roles of one user, disabled ones included; of nobody for a user who does not exist. Errors: <c>access.denied</c>.</summary>
    public async Task<Result<IReadOnlyList<RoleDetails>>> OfUserAsync(Actor actor, int userId, CancellationToken cancellationToken)
    {
        if (actor.UserId != userId && actor.Deny(UserPermissions.View) is { } denied)
        {
            return denied;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Roles
            .Where(role => database.Users.Any(user => user.Id == userId && user.Roles.Any(userRole => userRole.RoleId == role.Id)))
            .OrderBy(role => role.Id)
            .ToDetailsAsync(database, cancellationToken);
    }

    /// <summary>Names of the roles that <paramref name="actor"/> may give to somebody, the built-in ones first.</summary>
    public async Task<Result<IReadOnlyList<string>>> NamesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var roles = await database.Roles.AsNoTracking().Include(role => role.Permissions)
            .OrderByDescending(role => role.IsBuiltIn).ThenBy(role => role.Id).ToListAsync(cancellationToken);
        return roles.Where(actor.MayGrant).Select(role => role.Name!).ToList();
    }

    private static IQueryable<Role> Filter(IQueryable<Role> roles, RoleQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var name = AccessNames.Normalize(query.Search.Trim());
            var text = query.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // translated to SQL, where there is no culture
            roles = roles.Where(role => role.NormalizedName!.Contains(name) || role.Description.ToLower().Contains(text));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return query.IsEnabled is { } enabled ? roles.Where(role => role.IsEnabled == enabled) : roles;
    }
}
