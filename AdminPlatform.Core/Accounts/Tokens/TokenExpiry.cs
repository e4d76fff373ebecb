using System.IdentityModel.Tokens.Jwt;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace AdminPlatform.Core.Accounts.Tokens;

/// <summary>How long a token is good for.</summary>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="Remaining">Zero once it has expired.</param>
public sealed record TokenExpiry(DateTime ExpiresAt, bool IsExpired, TimeSpan Remaining);

/// <summary>Says of an access or refresh token how long it is good for, without using it up.</summary>
public sealed class TokenExpiryReader
{
    public const string InvalidCode = "token.malformed";
    public const string RevokedCode = "token.revoked";

    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _validation;
    private readonly LiveSessions _sessions;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly TimeProvider _time;

    internal TokenExpiryReader(AccessTokens tokens, LiveSessions sessions, IDbContextFactory<AppDbContext> contexts, TimeProvider time)
    {
        _validation = tokens.Validation.Clone();
        _validation.ValidateLifetime = false;
        _validation.LifetimeValidator = null;
        _sessions = sessions;
        _contexts = contexts;
        _time = time;
    }

    /// <summary>Errors: <see cref="InvalidCode"/> for a token that is not ours, <see cref="RevokedCode"/> for one whose session is over before its time.</summary>
    public async Task<Result<TokenExpiry>> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (Verify(token) is not { } jwt)
        {
            return await RefreshTokenAsync(token, cancellationToken);
        }

        var expiry = Until(jwt.ValidTo);
        return expiry.IsExpired || await IsLiveAsync(jwt, cancellationToken) ? expiry : Error.Unauthenticated(RevokedCode);
    }

    /// <summary>Null when it is no access token of ours.</summary>
    private JwtSecurityToken? Verify(string token)
    {
        try
        {
            _handler.ValidateToken(token, _validation, out var verified);
            return verified is JwtSecurityToken jwt && AccessTokens.IsAccessToken(jwt) ? jwt : null;
        }
#pragma warning disable CA1031 // a stranger's text makes the parser throw whatever it likes
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private async Task<bool> IsLiveAsync(JwtSecurityToken jwt, CancellationToken cancellationToken) =>
        Guid.TryParseExact(jwt.Payload.TryGetValue(AccessTokens.SessionClaim, out var id) ? id as string : null, "N", out var session)
        && await _sessions.PeekAsync(session, cancellationToken) is not null;

    private async Task<Result<TokenExpiry>> RefreshTokenAsync(string token, CancellationToken cancellationToken)
    {
        var hash = RefreshTokens.Hash(token);
        await using var database = await _contexts.CreateDbContextAsync(cancellationToken);
        var found = await database.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash && row.UsedAt == null, cancellationToken);
        return found is null ? Error.Unauthenticated(InvalidCode) : Until(found.ExpiresAt);
    }

    private TokenExpiry Until(DateTime expiresAt)
    {
        var remaining = expiresAt - _time.GetUtcNow().UtcDateTime;
        return remaining > TimeSpan.Zero ? new(expiresAt, false, remaining) : new(expiresAt, true, TimeSpan.Zero);
    }
}
