using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace AdminPlatform.Web.Accounts;

/// <summary>Checks after the signature what only the server knows: that the token is an access token and its session still lives.</summary>
internal sealed class BearerEvents(LiveSessions sessions, ApiTokenReader apiTokens, VerifiedTokens verified) : JwtBearerEvents
{
    private const string Scheme = "Bearer ";

    public static void Configure(JwtBearerOptions options, AccessTokens tokens)
    {
        options.TokenValidationParameters = tokens.Validation;
        options.SecurityTokenValidators.Clear();
        options.SecurityTokenValidators.Add(new JwtSecurityTokenHandler { MapInboundClaims = false });
    }

    /// <summary>A token whose signature was checked before only has to be of a live session still; a personal token has no signature.</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (PersonalTokenOf(context.Request) is { } personal)
        {
            await UseAsync(context, personal);
        }
        else if (VerifiedTokens.Of(context.Request) is { } text && verified.Find(text) is { } token)
        {
            if (await UseAsync(context.HttpContext, token))
            {
                context.Principal = token.Principal;
                context.Success();
            }
            else
            {
                context.Fail(ApiErrors.TokenRevoked);
            }
        }
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        if (context.SecurityToken is not JwtSecurityToken jwt || VerifiedToken.From(jwt, context.Principal!) is not { } token)
        {
            Refuse(context.HttpContext, ApiErrors.TokenMalformed);
            context.Fail(ApiErrors.TokenMalformed);
        }
        else if (await UseAsync(context.HttpContext, token))
        {
            verified.Remember(VerifiedTokens.Of(context.Request), token);
        }
        else
        {
            context.Fail(ApiErrors.TokenRevoked);
        }
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

    private static string? PersonalTokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && header[Scheme.Length..].Trim() is var token && ApiTokenReader.IsOne(token) ? token : null;

    private async Task UseAsync(MessageReceivedContext context, string personal)
    {
        var found = await apiTokens.FindAsync(personal, context.HttpContext.RequestAborted);
        if (found.Error is { } error)
        {
            Refuse(context.HttpContext, error.Code);
            context.Fail(error.Code);
            return;
        }

        context.HttpContext.Features.Set(found.Value);
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(JwtBearerDefaults.AuthenticationScheme));
        context.Success();
    }

    private async ValueTask<bool> UseAsync(HttpContext context, VerifiedToken token)
    {
        if (await sessions.FindAsync(token.SessionId, context.RequestAborted) is { } session && session.UserId == token.UserId)
        {
            context.Features.Set(session);
            return true;
        }

        Refuse(context, ApiErrors.TokenRevoked);
        return false;
    }

    private static void Refuse(HttpContext context, string code) => context.Features.Set(new Refusal(Error.Unauthenticated(code)));
}
