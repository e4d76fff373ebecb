using System.Collections.Concurrent;
using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using AdminPlatform.Core.Accounts.Tokens;

namespace AdminPlatform.Web.Accounts;

/// <summary>What a token with a good signature says.</summary>
/// <param name="ValidTo">UTC.</param>
internal sealed record VerifiedToken(int UserId, Guid SessionId, DateTime ValidTo, ClaimsPrincipal Principal)
{
    /// <summary>Null when it is not an access token of ours.</summary>
    public static VerifiedToken? From(JwtSecurityToken jwt, ClaimsPrincipal principal) =>
        AccessTokens.IsAccessToken(jwt)
        && int.TryParse(jwt.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var userId)
        && Guid.TryParseExact(jwt.Payload.TryGetValue(AccessTokens.SessionClaim, out var sid) ? sid as string : null, "N", out var sessionId)
            ? new VerifiedToken(userId, sessionId, jwt.ValidTo, principal)
            : null;
}

/// <summary>
/// Remembers tokens whose signature was checked: the same bytes have the same signature, so only their expiry and their session are looked
/// at again. Keyed by the whole header in its one usual spelling: other spellings work, but are checked every time.
/// </summary>
internal sealed class VerifiedTokens(TimeProvider time)
{
    private const string Prefix = "Bearer ";
    private const int Capacity = 10_000;

    /// <summary>Characters; ours have about 300.</summary>
    private const int MaxLength = 1024;

    private ConcurrentDictionary<string, VerifiedToken> _tokens = new(StringComparer.Ordinal);
    private int _count;

    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: <= MaxLength } header] && header.StartsWith(Prefix, StringComparison.Ordinal)
            && !header.AsSpan(Prefix.Length).ContainsAny(' ', '\t') ? header : null;

    /// <summary>Null when it was not seen before or has expired.</summary>
    public VerifiedToken? Find(string header) =>
        _tokens.TryGetValue(header, out var token) && token.ValidTo > time.GetUtcNow().UtcDateTime ? token : null;

    public void Remember(string? header, VerifiedToken token)
    {
        if (header is not null && _tokens.TryAdd(header, token) && Interlocked.Increment(ref _count) > Capacity)
        {
            _tokens = new(StringComparer.Ordinal);
            Volatile.Write(ref _count, 0);
        }
    }
}
