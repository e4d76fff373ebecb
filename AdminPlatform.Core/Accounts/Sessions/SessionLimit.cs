using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>How often a user may be signed in at once.</summary>
internal sealed class SessionLimit(IOptionsMonitor<AccountOptions> options)
{
    /// <summary>Ends what has to go before one more sign-in of the user; those seen longest ago. Returns which.</summary>
    public async Task<IReadOnlyCollection<Guid>> MakeRoomAsync(AppDbContext database, int userId, DateTime now)
    {
        var most = options.CurrentValue.SessionsPerUser;
        if (most == 0)
        {
            return [];
        }

        var tooMany = database.Sessions
            .Where(session => session.UserId == userId && session.EndedAt == null && session.ExpiresAt > now && session.ApiToken == null && session.ImpersonatorId == null)
            .OrderByDescending(session => session.LastSeenAt).ThenByDescending(session => session.Id)
            .Skip(most - 1)
            .Select(session => session.Id);
        return await SessionEnder.EndAsync(database, session => tooMany.Contains(session.Id), SessionEnd.LimitReached, now, CancellationToken.None);
    }
}
