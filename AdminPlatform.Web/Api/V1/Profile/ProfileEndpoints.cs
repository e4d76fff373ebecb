using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Api.V1.Users;

namespace AdminPlatform.Web.Api.V1.Profile;

/// <summary><c>/api/v1/user</c>: one's own account.</summary>
internal static class ProfileEndpoints
{
    public static void Map(IEndpointRouteBuilder guarded)
    {
        var own = guarded.MapGroup("/user").WithTags("user").NeedsSignIn();
        own.MapGet("/profile", GetAsync).Produces<V1Reply<UserView>>();
        own.MapPost("/change-password", ChangePasswordAsync).Produces<V1Reply>().AnswersError(StatusCodes.Status400BadRequest).AnswersError(StatusCodes.Status429TooManyRequests);
        own.MapGet("/permissions", PermissionsAsync).Produces<V1Reply<IReadOnlyList<string>>>();
        own.MapGet("/roles", RolesAsync).Produces<V1Reply<IReadOnlyList<string>>>();
    }

    public static async Task<IResult> ChangePasswordAsync(Caller caller, ChangePasswordRequest request, OwnAccount own, V1Replies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Error(wrong)
            : replies.Of(await own.ChangePasswordAsync(caller.Actor, request.OldPassword!, request.NewPassword!, cancellationToken), "password_changed");

    private static async Task<IResult> GetAsync(Caller caller, UserReader users, UserReplies replies, CancellationToken cancellationToken) =>
        await replies.OfAsync(await users.GetAsync(caller.Actor, caller.Actor.UserId ?? 0, cancellationToken), "read", cancellationToken);

    private static async Task<IResult> PermissionsAsync(Caller caller, HeldPermissions permissions, V1Replies replies, CancellationToken cancellationToken)
    {
        var grants = await permissions.ReadAsync(cancellationToken);
        return replies.Of<RoleGrants, IReadOnlyList<string>>(grants, held => held.Of(caller.Actor), "read");
    }

    private static async Task<IResult> RolesAsync(Caller caller, UserReader users, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await users.GetAsync(caller.Actor, caller.Actor.UserId ?? 0, cancellationToken), user => user.Roles, "read");
}
