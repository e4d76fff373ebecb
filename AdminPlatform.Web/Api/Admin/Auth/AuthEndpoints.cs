using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.Admin.Auth;

/// <summary><c>/api/admin/v1/auth</c>.</summary>
internal static class AuthEndpoints
{
    public static void Map(IEndpointRouteBuilder open, IEndpointRouteBuilder guarded)
    {
        var anonymous = open.MapGroup("/auth").WithTags("auth").NeedsNothing()
            .AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);
        anonymous.MapPost("/login", LoginAsync).Produces<AdminReply<TokenView>>().AnswersFailures(StatusCodes.Status403Forbidden);
        anonymous.MapPost("/refresh", RefreshAsync).Produces<AdminReply<TokenView>>();

        var own = guarded.MapGroup("/auth").WithTags("auth").NeedsSignIn();
        own.MapGet("/profile", ProfileAsync).Produces<AdminReply<ProfileView>>();
        own.MapPost("/logout", LogoutAsync).Produces<AdminReply>();
    }

    private static async Task<IResult> LoginAsync(
        LoginRequest request, SignIn signIn, AccessTokens tokens, AdminReplies replies, HttpContext context, CancellationToken cancellationToken)
    {
        if (request.Check() is { } wrong)
        {
            return replies.Failure(wrong);
        }

        var attempt = new SignInRequest(request.Username!, request.Password!, Clients.Of(context, Door.Api)) { Otp = request.Otp };
        return replies.Of(await signIn.RunAsync(attempt, cancellationToken), signedIn => TokenView.Of(tokens.Issue(signedIn.Session), signedIn.RefreshToken));
    }

    /// <summary>A refresh token from the body or the header; or the access token in the header, if it still holds.</summary>
    private static async Task<IResult> RefreshAsync(
        RefreshRequest? request, Caller? caller, RenewSession renew, AdminReplies replies, HttpContext context, CancellationToken cancellationToken)
    {
        var token = string.IsNullOrWhiteSpace(request?.RefreshToken) ? null : request.RefreshToken;
        if (token is null && caller is not null)
        {
            return replies.Of(await renew.ByAccessTokenAsync(caller.Actor, cancellationToken), TokenView.Of);
        }

        // What is no token of ours in the header may be a refresh token; one that has expired or is void was an access token.
        token ??= Clients.BearerOf(context);
        return token is null ? replies.Failure(Error.Unauthenticated(ApiErrors.TokenMissing))
            : request?.RefreshToken is null && context.Features.Get<Refusal>() is { Error.Code: not ApiErrors.TokenMalformed } refused ? replies.Failure(refused.Error)
            : replies.Of(await renew.ByRefreshTokenAsync(token, Clients.Of(context, Door.Api), cancellationToken), TokenView.Of);
    }

    private static async ValueTask<IResult> ProfileAsync(Caller caller, UserReader users, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await users.GetAsync(caller.Actor, caller.Actor.UserId ?? 0, cancellationToken), user => ProfileView.Of(user, caller.Actor));

    private static async Task<IResult> LogoutAsync(Caller caller, EndSessions sessions, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Done(await sessions.OwnAsync(caller.Actor, cancellationToken));
}
