using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace AdminPlatform.Web.Accounts;

/// <summary>Checks after the signature what only the server knows: that the token is an access token and its session still lives.</summary>
internal sealed class BearerEvents(LiveSessions sessions) : JwtBearerEvents
{
    public static void Configure(JwtBearerOptions options, AccessTokens tokens)
    {
        options.TokenValidationParameters = tokens.Validation;
        options.SecurityTokenValidators.Clear();
        options.SecurityTokenValidators.Add(new JwtSecurityTokenHandler { MapInboundClaims = false });
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        if (context.SecurityToken is not JwtSecurityToken token || !AccessTokens.IsAccessToken(token)
            || !Guid.TryParseExact(token.Payload.TryGetValue(AccessTokens.SessionClaim, out var sid) ? sid as string : null, "N", out var id))
        {
            Refuse(context.HttpContext, ApiErrors.TokenMalformed);
            context.Fail(ApiErrors.TokenMalformed);
            return;
        }

        if (await sessions.FindAsync(id, context.HttpContext.RequestAborted) is not { } session || token.Subject != session.UserId.ToString(CultureInfo.InvariantCulture))
        {
            Refuse(context.HttpContext, ApiErrors.TokenRevoked);
            context.Fail(ApiErrors.TokenRevoked);
            return;
        }

        context.HttpContext.Features.Set(session);
    }

    public override Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        Refuse(context.HttpContext, context.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException ? ApiErrors.TokenExpired : ApiErrors.TokenMalformed);
        return Task.CompletedTask;
    }

    /// <summary>The dialect writes the body; this is the header that RFC 6750 §3 wants beside it.</summary>
    public override Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var response = context.Response;
        response.StatusCode = StatusCodes.Status401Unauthorized;
        var refused = context.HttpContext.Features.Get<Refusal>() is not null;
        response.Headers.WWWAuthenticate = refused ? "Bearer error=\"invalid_token\"" : "Bearer";
        if (!refused)
        {
            Refuse(context.HttpContext, context.Request.Headers.Authorization.Count == 0 ? ApiErrors.TokenMissing : ApiErrors.TokenMalformed);
        }

        return Task.CompletedTask;
    }

    private static void Refuse(HttpContext context, string code) => context.Features.Set(new Refusal(Error.Unauthenticated(code)));
}
