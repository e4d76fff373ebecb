using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts;

/// <summary>Wrong passwords in a row lock an account for a while, at whichever door they are tried and however many at once.</summary>
internal sealed class Lockout(IDbContextFactory<AppDbContext> contexts, WriteGate gate, IOptionsMonitor<AccountOptions> options, TimeProvider time)
{
    public bool Holds(User user) => user.LockoutEnd > time.GetUtcNow();

    /// <summary>
    /// Takes the user's row until the transaction ends, and reads it. It is written, not only locked: a change that read it before collides
    /// then and looks again. Null when there is no such user, after the same statements.
    /// </summary>
    public static async Task<User?> TakeAsync(AppDbContext database, int userId)
    {
        await database.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(row => row.AccessFailedCount, row => row.AccessFailedCount));
        return await database.Users.FirstOrDefaultAsync(user => user.Id == userId);
    }

    /// <summary>Counts a wrong password for a user whose row was taken.</summary>
    public async Task CountAsync(AppDbContext database, int userId)
    {
        var threshold = options.CurrentValue.LockoutThreshold;
        DateTimeOffset? until = time.GetUtcNow().AddMinutes(options.CurrentValue.LockoutMinutes);
        var user = database.Users.Where(user => user.Id == userId);
        await user.ExecuteUpdateAsync(set => set.SetProperty(row => row.AccessFailedCount, row => row.AccessFailedCount + 1));
        await user.Where(row => row.AccessFailedCount >= threshold).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.AccessFailedCount, 0).SetProperty(row => row.LockoutEnd, until));
    }

    /// <summary>Counts a wrong password in a transaction of its own, even if the caller has gone away.</summary>
    public async Task CountAsync(int userId)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var database = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await database.Database.BeginTransactionAsync(CancellationToken.None);
        if (await TakeAsync(database, userId) is { } user && !Holds(user))
        {
            await CountAsync(database, userId);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>What to verify a password against; null when there is no such user.</summary>
    public async Task<string?> HashOfAsync(int? userId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Users.Where(user => user.Id == userId).Select(user => user.PasswordHash).FirstOrDefaultAsync(cancellationToken);
    }
}
