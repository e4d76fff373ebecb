using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.V1.Users;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary><c>/api/v1/admin/users</c>.</summary>
internal static class AdminUserEndpoints
{
    private const string Module = "users";
    private const int DefaultLimit = 10;

    public static void Map(IEndpointRouteBuilder admin)
    {
        var users = admin.MapGroup("/users").WithTags("admin/users");
        users.MapGet("/list", ListAsync).Produces<V1Reply<AdminUserPage>>();
        users.MapPost("/create", CreateAsync).Attempts(Module, "create").Produces<V1Reply<UserView>>();

        var one = users.MapGroup("/{id}").AnswersErrors(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).Produces<V1Reply<UserView>>();
        one.MapPut("", UpdateAsync).Attempts(Module, "edit").Produces<V1Reply<UserView>>();
        one.MapDelete("", DeleteAsync).Attempts(Module, "delete").Produces<V1Reply>();
        one.MapPost("/activate", ActivateAsync).Attempts(Module, "edit").Produces<V1Reply<UserView>>();
        one.MapPost("/deactivate", DeactivateAsync).Attempts(Module, "edit").Produces<V1Reply<UserView>>();
    }

    private static async Task<IResult> ListAsync(
        Caller caller, UserReader users, UserReplies replies, V1Replies errors, int? page, int? limit, string? search, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, limit ?? DefaultLimit);
        return request.Check("page", "limit") is { Count: > 0 } wrong
            ? errors.Error(Error.Invalid(wrong))
            : await replies.PageAsync(
                await users.ListAsync(caller.Actor, new UserQuery(request) { Search = search }, cancellationToken),
                static (views, found) => new AdminUserPage(views, found.Total, found.Number, found.Size),
                cancellationToken);
    }

    private static async Task<IResult> CreateAsync(
        Caller caller, AdminCreateUserRequest request, CreateUser create, UserReplies replies, V1Replies errors, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? errors.Error(wrong)
            : await replies.OfAsync(await create.RunAsync(caller.Actor, request.AsNewUser(), cancellationToken), "created", cancellationToken);

    private static async Task<IResult> GetAsync(Caller caller, int id, UserReader users, UserReplies replies, CancellationToken cancellationToken) =>
        await replies.OfAsync(await users.GetAsync(caller.Actor, id, cancellationToken), "read", cancellationToken);

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, AdminUpdateUserRequest request, UpdateUser update, UserReplies replies, V1Replies errors, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? errors.Error(wrong)
            : await replies.OfAsync(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), "updated", cancellationToken);

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeleteUser delete, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await delete.RunAsync(caller.Actor, id, cancellationToken), "deleted");

    private static async Task<IResult> ActivateAsync(Caller caller, int id, UpdateUser update, UserReplies replies, CancellationToken cancellationToken) =>
        await replies.OfAsync(await update.RunAsync(caller.Actor, id, new UserChanges { IsEnabled = true }, cancellationToken), "activated", cancellationToken);

    private static async Task<IResult> DeactivateAsync(Caller caller, int id, UpdateUser update, UserReplies replies, CancellationToken cancellationToken) =>
        await replies.OfAsync(await update.RunAsync(caller.Actor, id, new UserChanges { IsEnabled = false }, cancellationToken), "deactivated", cancellationToken);
}
