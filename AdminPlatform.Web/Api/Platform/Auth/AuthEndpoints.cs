using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.Platform.Auth;

/// <summary><c>/api/auth</c>.</summary>
internal static class AuthEndpoints
{
    /// <summary>What the document promises, whatever the rule for new passwords is set to.</summary>
    private const int PasswordMinLength = 6;

    public static void Map(IEndpointRouteBuilder open, IEndpointRouteBuilder guarded)
    {
        var anonymous = open.MapGroup("/auth").WithTags("auth").NeedsNothing()
            .AnswersErrors(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);
        anonymous.MapPost("/login", LoginAsync).Produces<PlatformReply<LoginView>>();
        anonymous.MapPost("/refresh", RefreshAsync).Produces<PlatformReply<TokenView>>();

        var own = guarded.MapGroup("/auth").WithTags("auth").NeedsSignIn();
        own.MapGet("/profile", ProfileAsync).Produces<PlatformReply<UserView>>().Produces<PlatformReply>(StatusCodes.Status404NotFound);
        own.MapPost("/logout", LogoutAsync).Produces<PlatformReply>();
    }

    private static async Task<IResult> LoginAsync(
        LoginRequest request, SignIn signIn, AccessTokens tokens, PlatformReplies replies, HttpContext context, CancellationToken cancellationToken)
    {
        if (request.Check(PasswordMinLength) is { } wrong)
        {
            return replies.Error(wrong);
        }

        var result = await signIn.RunAsync(new SignInRequest(request.Username!, request.Password!, Clients.Of(context, Door.Api)) { Otp = request.Otp }, cancellationToken);
        return replies.Of(
            result,
            signedIn => new LoginView(tokens.Issue(signedIn.Session).Value, signedIn.RefreshToken, UserView.Of(signedIn.User)),
            "signed_in");
    }

    private static async Task<IResult> RefreshAsync(
        RefreshRequest request, RefreshSession refresh, PlatformReplies replies, HttpContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.RefreshToken))
        {
            return replies.Error(Error.Invalid("refresh_token", "field.required", "refresh_token"));
        }

        var result = await refresh.RunAsync(request.RefreshToken, Clients.Of(context, Door.Api), cancellationToken);
        return replies.Of(result, pair => new TokenView(pair.Access.Value, pair.RefreshToken), "refreshed");
    }

    private static async ValueTask<IResult> ProfileAsync(Caller caller, UserReader users, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await users.GetAsync(caller.Actor, caller.Actor.UserId ?? 0, cancellationToken), UserView.Of, "read");

    private static async Task<IResult> LogoutAsync(Caller caller, EndSessions sessions, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await sessions.OwnAsync(caller.Actor, cancellationToken), "signed_out");
}
