using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.ApiTokens;

/// <summary>Reads personal tokens, and knows which session one belongs to.</summary>
public sealed class ApiTokenReader(IDbContextFactory<AppDbContext> contexts, LiveSessions live, TimeProvider time)
{
    /// <summary>Expiry of those that have none.</summary>
    internal static readonly DateTime Never = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private const int Most = 200;
    private const string MalformedCode = "token.malformed";

    /// <summary>Which token has which session never changes, so nothing here has to be forgotten.</summary>
    private readonly GenerationCache<string, Known> _sessions = new(capacity: 10_000);

    /// <summary>Whether <paramref name="bearer"/> is written like a personal token, and so nothing else.</summary>
    public static bool IsOne(string bearer) => bearer.StartsWith(ApiTokenText.Prefix, StringComparison.Ordinal);

    /// <summary>The live session of a token. Errors: <c>token.malformed</c> for none of ours, <c>token.expired</c>, <c>token.revoked</c>.</summary>
    public async ValueTask<Result<LiveSession>> FindAsync(string bearer, CancellationToken cancellationToken)
    {
        if (!ApiTokenText.CouldBe(bearer) || await _sessions.GetAsync(ApiTokenText.Hash(bearer), this, static (hash, self, ct) => self.LookUpAsync(hash, ct), cancellationToken) is not { } known)
        {
            return Error.Unauthenticated(MalformedCode);
        }

        return await live.FindAsync(known.SessionId, cancellationToken) is { } session
            ? session
            : Error.Unauthenticated(await IsExpiredAsync(known.SessionId, cancellationToken) ? "token.expired" : "token.revoked");
    }

    /// <summary>The actor's own tokens that were not revoked, the newest first.</summary>
    public async Task<Result<IReadOnlyList<ApiTokenDetails>>> ListOwnAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.ApiTokens.AsNoTracking()
            .Where(token => token.Session.UserId == actor.UserId && token.Session.EndedAt == null)
            .OrderByDescending(token => token.Session.CreatedAt).ThenBy(token => token.Name)
            .Take(Most)
            .Select(token => new { token.SessionId, token.Name, token.Hint, token.Permissions, token.Session.CreatedAt, token.Session.LastSeenAt, token.Session.ExpiresAt })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new ApiTokenDetails(
            row.SessionId,
            row.Name,
            row.Hint,
            ApiTokenText.Split(row.Permissions),
            row.CreatedAt,
            row.LastSeenAt > row.CreatedAt ? row.LastSeenAt : null,
            row.ExpiresAt < Never ? row.ExpiresAt : null,
            row.ExpiresAt <= now));
    }

    private async Task<Known?> LookUpAsync(string hash, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.ApiTokens.AsNoTracking().Where(token => token.Hash == hash).Select(token => new Known(token.SessionId)).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> IsExpiredAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Sessions.AnyAsync(session => session.Id == id && session.EndedAt == null && session.ExpiresAt <= now, cancellationToken);
    }

    private sealed record Known(Guid SessionId);
}
