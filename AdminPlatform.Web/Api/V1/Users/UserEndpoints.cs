using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;

namespace AdminPlatform.Web.Api.V1.Users;

/// <summary><c>/api/v1/users</c>.</summary>
internal static class UserEndpoints
{
    private const int DefaultPageSize = 10;

    public static void Map(IEndpointRouteBuilder guarded)
    {
        var users = guarded.MapGroup("/users").WithTags("users").AnswersErrors(StatusCodes.Status400BadRequest);
        users.MapGet("", ListAsync).NeedsSignIn().Produces<V1Reply<UserPage>>();
        users.MapGet("/{id}", GetAsync).NeedsSignIn().Produces<V1Reply<UserView>>().AnswersError(StatusCodes.Status403Forbidden).AnswersError(StatusCodes.Status404NotFound);
        users.MapPost("", CreateAsync).Needs(UserPermissions.Create).Produces<V1Reply<UserView>>().AnswersError(StatusCodes.Status403Forbidden).AnswersError(StatusCodes.Status409Conflict);
        users.MapPut("/{id}", UpdateAsync).Needs(UserPermissions.Edit).Produces<V1Reply<UserView>>()
            .AnswersError(StatusCodes.Status403Forbidden).AnswersError(StatusCodes.Status404NotFound).AnswersError(StatusCodes.Status409Conflict);
        users.MapDelete("/{id}", DeleteAsync).Needs(UserPermissions.Delete).Produces<V1Reply>().AnswersError(StatusCodes.Status403Forbidden).AnswersError(StatusCodes.Status404NotFound);
        users.MapGet("/stats", StatsAsync).Needs(UserPermissions.View).Produces<V1Reply<StatsView>>().AnswersError(StatusCodes.Status403Forbidden);
        users.MapPut("/profile", UpdateProfileAsync).NeedsSignIn().Produces<V1Reply<UserView>>().AnswersError(StatusCodes.Status409Conflict);
        users.MapPut("/Password", Profile.ProfileEndpoints.ChangePasswordAsync).NeedsSignIn().Produces<V1Reply>().AnswersError(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> ListAsync(
        Caller caller, UserReader users, UserReplies replies, V1Replies errors, int? page, int? size, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, size ?? DefaultPageSize);
        return request.Check("page", "size") is { Count: > 0 } wrong
            ? errors.Error(Error.Invalid(wrong))
            : await replies.PageAsync(
                await users.ListVisibleAsync(caller.Actor, request, cancellationToken),
                static (views, found) => new UserPage(views, found.Total, found.Number, found.Size),
                cancellationToken);
    }

    private static async Task<IResult> GetAsync(Caller caller, int id, UserReader users, UserReplies replies, CancellationToken cancellationToken) =>
        await replies.OfAsync(await users.GetAsync(caller.Actor, id, cancellationToken), "read", cancellationToken);

    private static async Task<IResult> CreateAsync(
        Caller caller, CreateUserRequest request, CreateUser create, UserReplies replies, V1Replies errors, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? errors.Error(wrong)
            : await replies.OfAsync(await create.RunAsync(caller.Actor, request.AsNewUser(), cancellationToken), "created", cancellationToken);

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, UpdateUserRequest request, UpdateUser update, UserReplies replies, V1Replies errors, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? errors.Error(wrong)
            : await replies.OfAsync(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), "updated", cancellationToken);

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeleteUser delete, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await delete.RunAsync(caller.Actor, id, cancellationToken), "deleted");

    private static async Task<IResult> StatsAsync(Caller caller, UserStatsReader stats, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await stats.GetAsync(caller.Actor, cancellationToken), StatsView.Of, "read");

    private static async Task<IResult> UpdateProfileAsync(Caller caller, UpdateProfileRequest request, OwnAccount own, UserReplies replies, CancellationToken cancellationToken) =>
        await replies.OfAsync(await own.UpdateAsync(caller.Actor, request.AsChanges(), cancellationToken), "updated", cancellationToken);
}
