using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.Platform.Auth;

/// <summary><c>/api/auth/tokens</c>: personal tokens, which work in every dialect.</summary>
internal static class TokenEndpoints
{
    public static void Map(IEndpointRouteBuilder guarded)
    {
        var tokens = guarded.MapGroup("/auth/tokens").WithTags("auth").NeedsSignIn();
        tokens.MapGet("", ListAsync).Produces<PlatformReply<IReadOnlyList<ApiTokenView>>>();
        tokens.MapPost("", CreateAsync).Produces<PlatformReply<NewTokenView>>(StatusCodes.Status201Created).Produces<PlatformReply>(StatusCodes.Status400BadRequest);
        tokens.MapDelete("/{id:guid}", RevokeAsync).Produces<PlatformReply>().Produces<PlatformReply>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(Caller caller, ApiTokenReader tokens, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await tokens.ListOwnAsync(caller.Actor, cancellationToken), IReadOnlyList<ApiTokenView> (found) => [.. found.Select(ApiTokenView.Of)], "read");

    private static async Task<IResult> CreateAsync(Caller caller, CreateTokenRequest request, CreateApiToken create, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await create.RunAsync(caller.Actor, request.AsNewToken(), cancellationToken), NewTokenView.Of, "token_created", StatusCodes.Status201Created);

    private static async Task<IResult> RevokeAsync(Caller caller, Guid id, RevokeApiToken revoke, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await revoke.RunAsync(caller.Actor, id, cancellationToken), "token_revoked");
}
