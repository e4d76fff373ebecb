using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Api.Platform.Auth;
using Microsoft.AspNetCore.Mvc;

namespace AdminPlatform.Web.Api.Platform.Users;

/// <summary><c>/api/users</c>.</summary>
internal static class UserEndpoints
{
    private const int DefaultPageSize = 10;

    public static void Map(IEndpointRouteBuilder guarded)
    {
        var users = guarded.MapGroup("/users").WithTags("users").AnswersErrors(StatusCodes.Status400BadRequest);
        users.MapGet("", ListAsync).Needs(UserPermissions.View).Produces<PlatformReply<PlatformPage<UserView>>>();
        users.MapGet("/{id}", GetAsync).Needs(UserPermissions.View).Produces<PlatformReply<UserView>>().Produces<PlatformReply>(StatusCodes.Status404NotFound);
        users.MapPost("", CreateAsync).Needs(UserPermissions.Create).Produces<PlatformReply<UserView>>(StatusCodes.Status201Created);
        users.MapPut("/{id}", UpdateAsync).Needs(UserPermissions.Edit).Produces<PlatformReply>().Produces<PlatformReply>(StatusCodes.Status404NotFound);
        users.MapDelete("/{id}", DeleteAsync).Needs(UserPermissions.Delete).Produces<PlatformReply>();
    }

    private static async ValueTask<IResult> ListAsync(
        Caller caller, UserReader users, PlatformReplies replies, int? page, [FromQuery(Name = "page_size")] int? pageSize, string? search, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, pageSize ?? DefaultPageSize);
        if (request.Check("page", "page_size") is { Count: > 0 } wrong)
        {
            return replies.Error(Error.Invalid(wrong));
        }

        var result = await users.ListAsync(caller.Actor, new UserQuery(request) { Search = search }, cancellationToken);
        return replies.Of(result, found => new PlatformPage<UserView>([.. found.Items.Select(UserView.Of)], found.Total, found.Number, found.Size), "read");
    }

    private static async ValueTask<IResult> GetAsync(Caller caller, int id, UserReader users, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await users.GetAsync(caller.Actor, id, cancellationToken), UserView.Of, "read");

    private static async Task<IResult> CreateAsync(Caller caller, CreateUserRequest request, CreateUser create, PlatformReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Error(wrong)
            : replies.Of(await create.RunAsync(caller.Actor, request.AsNewUser(), cancellationToken), UserView.Of, "user_created", StatusCodes.Status201Created);

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, UpdateUserRequest request, UpdateUser update, PlatformReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Error(wrong)
            : replies.Of(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), "updated");

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeleteUser delete, PlatformReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await delete.RunAsync(caller.Actor, id, cancellationToken), "deleted", notFound: StatusCodes.Status400BadRequest);
}
