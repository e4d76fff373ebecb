using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Admin.Users;

/// <summary><c>/api/admin/v1/users</c>.</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder guarded)
    {
        var users = guarded.MapGroup("/users").WithTags("users").AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        users.MapGet("", ListAsync).Needs(UserPermissions.View).Produces<AdminReply<AdminPage<UserView>>>();
        users.MapPost("", CreateAsync).Needs(UserPermissions.Create).Produces<AdminReply<UserView>>().AnswersFailures(StatusCodes.Status404NotFound);
        var one = users.MapGroup("/{id}").AnswersFailures(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).Needs(UserPermissions.View).Produces<AdminReply<UserDetailView>>();
        one.MapPut("", UpdateAsync).Needs(UserPermissions.Edit).Produces<AdminReply<UserView>>();
        one.MapDelete("", DeleteAsync).Needs(UserPermissions.Delete).Produces<AdminReply>();
    }

    private static async ValueTask<IResult> ListAsync(
        Caller caller, UserReader users, AdminReplies replies, [AsParameters] AdminPaging paging, string? search, int? status, CancellationToken cancellationToken)
    {
        if (new List<FieldError>([.. paging.Check(), .. AdminFields.Status(status)]).AsError() is { } wrong)
        {
            return replies.Failure(wrong);
        }

        var query = new UserQuery(paging.Request) { Search = search, IsEnabled = AdminFields.IsOn(status) };
        return replies.OfPage(await users.ListAsync(caller.Actor, query, cancellationToken), UserView.Of);
    }

    private static async Task<IResult> GetAsync(
        Caller caller, int id, UserReader users, RoleReader roles, AccessText text, AdminReplies replies, CancellationToken cancellationToken)
    {
        if (caller.Actor.Deny(UserPermissions.View) is { } denied)
        {
            return replies.Failure(denied);
        }

        var user = await users.GetAsync(caller.Actor, id, cancellationToken);
        return user.IsSuccess
            ? replies.Of(await roles.OfUserAsync(caller.Actor, id, cancellationToken), held => UserDetailView.Of(user.Value, held, text))
            : replies.Failure(user.Error);
    }

    private static async Task<IResult> CreateAsync(Caller caller, CreateUserRequest request, CreateUser create, AdminReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Failure(wrong)
            : replies.Of(await create.RunAsync(caller.Actor, request.AsNewUser(), cancellationToken), UserView.Of);

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, UpdateUserRequest request, UpdateUser update, AdminReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Failure(wrong)
            : replies.Of(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), UserView.Of);

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeleteUser delete, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Done(await delete.RunAsync(caller.Actor, id, cancellationToken));
}
