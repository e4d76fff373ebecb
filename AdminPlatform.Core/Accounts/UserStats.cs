using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts;

/// <summary>How many users there are; deleted ones do not count.</summary>
/// <param name="Active">Enabled ones.</param>
/// <param name="Inactive">Disabled ones.</param>
/// <param name="RegisteredToday">Since midnight UTC.</param>
/// <param name="RegisteredThisMonth">Since the first of the month, UTC.</param>
public sealed record UserStats(long Total, long Active, long Inactive, long RegisteredToday, long RegisteredThisMonth)
{
    internal static readonly UserStats None = new(0, 0, 0, 0, 0);
}

/// <summary>Counts users; what was counted is kept until a user changes or the day ends.</summary>
public sealed class UserStatsReader(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>Today, and yesterday for whoever asked just before midnight.</summary>
    private const int Days = 2;

    private readonly GenerationCache<DateTime, UserStats> _stats = new(Days);

    /// <summary>Errors: <c>access.denied</c>.</summary>
    public async ValueTask<Result<UserStats>> GetAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Deny(UserPermissions.View) is { } denied
            ? denied
            : (await _stats.GetAsync(time.GetUtcNow().UtcDateTime.Date, contexts, CountAsync, cancellationToken))!;

    /// <summary>Call after the commit of any change of a user.</summary>
    internal void Forget() => _stats.Forget();

    private static async Task<UserStats?> CountAsync(DateTime today, IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        var month = today.AddDays(1 - today.Day);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Users.GroupBy(_ => 1)
            .Select(users => new UserStats(
                users.LongCount(),
                users.LongCount(user => user.IsEnabled),
                users.LongCount(user => !user.IsEnabled),
                users.LongCount(user => user.CreatedAt >= today),
                users.LongCount(user => user.CreatedAt >= month)))
            .FirstOrDefaultAsync(cancellationToken) ?? UserStats.None;
    }
}
