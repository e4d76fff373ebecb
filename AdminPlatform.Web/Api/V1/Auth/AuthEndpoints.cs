using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Api.V1.Users;

namespace AdminPlatform.Web.Api.V1.Auth;

/// <summary><c>/api/v1/auth</c>. <c>GET auth/login</c> is a page: <see cref="SignInPage"/>.</summary>
internal static class AuthEndpoints
{
    public static void Map(IEndpointRouteBuilder open, IEndpointRouteBuilder guarded)
    {
        var anonymous = open.MapGroup("/auth").WithTags("auth").NeedsNothing().AnswersErrors(StatusCodes.Status400BadRequest);
        anonymous.MapPost("/register", RegisterAsync).Produces<V1Reply<UserView>>()
            .AnswersError(StatusCodes.Status403Forbidden).AnswersError(StatusCodes.Status409Conflict).AnswersError(StatusCodes.Status429TooManyRequests);
        anonymous.MapPost("/login", LoginAsync).Produces<V1Reply<LoginView>>()
            .AnswersError(StatusCodes.Status401Unauthorized).AnswersError(StatusCodes.Status403Forbidden).AnswersError(StatusCodes.Status429TooManyRequests);
        anonymous.MapPost("/refresh", RefreshAsync).Produces<V1Reply<TokenView>>()
            .AnswersError(StatusCodes.Status401Unauthorized).AnswersError(StatusCodes.Status429TooManyRequests);
        anonymous.MapPost("/refresh-header", RefreshByHeaderAsync).Produces<V1Reply<TokenView>>()
            .AnswersError(StatusCodes.Status401Unauthorized).AnswersError(StatusCodes.Status429TooManyRequests);
        anonymous.MapPost("/check-expiry", CheckExpiryAsync).Produces<V1Reply<ExpiryView>>().AnswersError(StatusCodes.Status401Unauthorized);

        var own = guarded.MapGroup("/auth").WithTags("auth").NeedsSignIn();
        own.MapPost("/logout", LogoutAsync).Produces<V1Reply>();
        own.MapPost("/logout-all", LogoutAllAsync).Produces<V1Reply>();
        own.MapGet("/profile", ProfileAsync).Produces<V1Reply<UserView>>();
    }

    private static async Task<IResult> RegisterAsync(
        RegisterRequest request, RegisterUser register, UserReplies replies, HttpContext context, CancellationToken cancellationToken) =>
        await replies.OfAsync(await register.RunAsync(request.AsRegistration(), Clients.Of(context, Door.Api), cancellationToken), "registered", cancellationToken);

    private static async Task<IResult> LoginAsync(
        LoginRequest request, SignIn signIn, AccessTokens tokens, UserReplies users, V1Replies replies, HttpContext context, CancellationToken cancellationToken)
    {
        if (request.Check() is { } wrong)
        {
            return replies.Error(wrong);
        }

        var attempt = new SignInRequest(request.Username!, request.Password!, Clients.Of(context, Door.Api)) { Otp = request.Otp };
        var result = await signIn.RunAsync(attempt, cancellationToken);
        var view = await users.ViewAsync(cancellationToken);
        return replies.Of(result, signedIn => LoginView.Of(tokens.Issue(signedIn.Session), signedIn.RefreshToken, view(signedIn.User)), "signed_in");
    }

    /// <summary>The body may be missing altogether, and goes before the header.</summary>
    private static async Task<IResult> RefreshAsync(
        RefreshRequest? request, RefreshSession refresh, V1Replies replies, HttpContext context, CancellationToken cancellationToken)
    {
        var token = string.IsNullOrWhiteSpace(request?.RefreshToken) ? Clients.BearerOf(context) : request.RefreshToken;
        return token is null && request is not null
            ? replies.Error(Error.Invalid("refresh_token", "field.required", "refresh_token"))
            : await ExchangeAsync(token, refresh, replies, context, cancellationToken);
    }

    private static Task<IResult> RefreshByHeaderAsync(RefreshSession refresh, V1Replies replies, HttpContext context, CancellationToken cancellationToken) =>
        ExchangeAsync(Clients.BearerOf(context), refresh, replies, context, cancellationToken);

    private static async Task<IResult> ExchangeAsync(string? token, RefreshSession refresh, V1Replies replies, HttpContext context, CancellationToken cancellationToken) =>
        token is null
            ? replies.Error(Error.Unauthenticated(ApiErrors.TokenMissing))
            : replies.Of(await refresh.RunAsync(token, Clients.Of(context, Door.Api), cancellationToken), pair => TokenView.Of(pair.Access, pair.RefreshToken), "token_refreshed");

    private static async Task<IResult> CheckExpiryAsync(CheckExpiryRequest request, TokenExpiryReader expiry, V1Replies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Error(wrong)
            : replies.Of(await expiry.ReadAsync(request.Token!, cancellationToken), ExpiryView.Of, "read");

    private static async Task<IResult> LogoutAsync(Caller caller, EndSessions sessions, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await sessions.OwnAsync(caller.Actor, cancellationToken), "signed_out");

    private static async Task<IResult> LogoutAllAsync(Caller caller, EndSessions sessions, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await sessions.AllOwnAsync(caller.Actor, cancellationToken), "signed_out");

    private static async Task<IResult> ProfileAsync(Caller caller, UserReader users, UserReplies replies, CancellationToken cancellationToken) =>
        await replies.OfAsync(await users.GetAsync(caller.Actor, caller.Actor.UserId ?? 0, cancellationToken), "read", cancellationToken);
}
