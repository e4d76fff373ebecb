using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>
/// Reads one user by id with queries compiled once: it is what machines ask most, and translating the query would cost more than running it.
/// One instance for each database, because a compiled query belongs to a model.
/// </summary>
internal sealed class UserLookup
{
    private readonly Func<AppDbContext, int, CancellationToken, Task<UserDetails?>> _user = EF.CompileAsyncQuery(
        (AppDbContext database, int id, CancellationToken _) => database.Users.AsNoTracking()
            .Where(user => user.Id == id)
            .Select(user => new UserDetails(
                user.Id,
                user.UserName!,
                user.Email,
                user.Name,
                user.Nickname,
                user.PhoneNumber ?? "",
                user.Avatar,
                user.IsEnabled,
                new string[0],
                user.CreatedAt,
                user.UpdatedAt,
                user.LastLoginAt))
            .FirstOrDefault());

    private readonly Func<AppDbContext, int, IAsyncEnumerable<string>> _roles = EF.CompileAsyncQuery(
        (AppDbContext database, int id) => database.UserRoles
            .Where(userRole => userRole.UserId == id)
            .OrderBy(userRole => userRole.RoleId)
            .Select(userRole => userRole.Role.Name!));

    public async Task<UserDetails?> FindAsync(AppDbContext database, int id, CancellationToken cancellationToken)
    {
        // One connection for both, instead of taking one from the pool twice.
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await _user(database, id, cancellationToken) is { } user
                ? user with { Roles = await _roles(database, id).ToListAsync(cancellationToken) }
                : null;
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }
}
