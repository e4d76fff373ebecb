using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using AdminPlatform.Core.Accounts.Sessions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace AdminPlatform.Core.Accounts.Tokens;

/// <summary>An access token and how many seconds it is good for.</summary>
public sealed record AccessToken(string Value, int ExpiresIn);

/// <summary>Issues JWTs (RFC 9068: HS256, <c>typ</c> at+jwt) that carry the user, the session and the expiry, and says how to check them.</summary>
public sealed class AccessTokens
{
    public const string Type = "at+jwt";
    public const string Issuer = "adminplatform";
    public const string Audience = "adminplatform-api";
    public const string SessionClaim = "sid";

    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly SigningCredentials _credentials;
    private readonly TimeProvider _time;
    private readonly int _minutes;

    internal AccessTokens(SigningKey key, IOptions<JwtOptions> options, TimeProvider time)
    {
        var securityKey = new SymmetricSecurityKey(key.Access);
        _credentials = new SigningCredentials(securityKey, SecurityAlgorithms.HmacSha256);
        _time = time;
        _minutes = options.Value.AccessTokenMinutes;
        Validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            IssuerSigningKey = securityKey,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.Zero,
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires > time.GetUtcNow().UtcDateTime && !(notBefore > time.GetUtcNow().UtcDateTime),
        };
    }

    /// <summary>What a token must be like. The algorithm and <see cref="Type"/> are in the header: <see cref="IsAccessToken"/>.</summary>
    public TokenValidationParameters Validation { get; }

    /// <summary>Whether the header says HS256 and at+jwt, so that no other token of ours passes for one (RFC 8725 §3.1, §3.11).</summary>
    public static bool IsAccessToken(JwtSecurityToken token) =>
        token.Header.Alg == SecurityAlgorithms.HmacSha256 && token.Header.Typ == Type;

    public AccessToken Issue(Session session)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var payload = new JwtPayload(
            Issuer,
            Audience,
            [new Claim(JwtRegisteredClaimNames.Sub, session.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture)), new Claim(SessionClaim, session.Id.ToString("N"))],
            notBefore: null,
            expires: now.AddMinutes(_minutes));
        var header = new JwtHeader(_credentials) { ["typ"] = Type };
        return new AccessToken(_handler.WriteToken(new JwtSecurityToken(header, payload)), _minutes * 60);
    }
}
