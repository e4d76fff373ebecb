using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Access;

/// <summary>Reads roles.</summary>
public sealed class RoleReader(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Names of the roles that <paramref name="actor"/> may give to somebody, the built-in ones first.</summary>
    public async Task<Result<IReadOnlyList<string>>> NamesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var roles = await database.Roles.AsNoTracking().Include(role => role.Permissions).OrderBy(role => role.Id).ToListAsync(cancellationToken);
        return roles.Where(actor.MayGrant).Select(role => role.Name!).ToList();
    }
}
