using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary><c>/api/v1/admin/roles</c>.</summary>
internal static class RoleEndpoints
{
    private const string Module = "roles";

    public static void Map(IEndpointRouteBuilder admin)
    {
        var roles = admin.MapGroup("/roles").WithTags("admin/roles");
        roles.MapGet("/list", ListAsync).Produces<V1Reply<RolePage>>();
        roles.MapPost("/create", CreateAsync).Attempts(Module, "create").Produces<V1Reply<RoleView>>();

        var one = roles.MapGroup("/{id}").AnswersErrors(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).Produces<V1Reply<RoleView>>();
        one.MapPut("", UpdateAsync).Attempts(Module, "edit").Produces<V1Reply<RoleView>>();
        one.MapDelete("", DeleteAsync).Attempts(Module, "delete").Produces<V1Reply>();
    }

    private static async Task<IResult> ListAsync(
        Caller caller, RoleReader roles, V1Replies replies, int? page, int? limit, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, limit ?? PageRequest.MaxSize);
        return request.Check("page", "limit") is { Count: > 0 } wrong
            ? replies.Error(Error.Invalid(wrong))
            : replies.Of(
                await roles.ListAsync(caller.Actor, new RoleQuery(request), cancellationToken),
                static found => new RolePage([.. found.Items.Select(View)], found.Total, found.Number, found.Size),
                "read");
    }

    private static async Task<IResult> CreateAsync(
        Caller caller, CreateRoleRequest request, CreateRole create, V1Replies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Error(wrong)
            : replies.Of(await create.RunAsync(caller.Actor, request.AsNewRole(), cancellationToken), View, "created");

    private static async Task<IResult> GetAsync(Caller caller, int id, RoleReader roles, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await roles.GetAsync(caller.Actor, id, cancellationToken), View, "read");

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, UpdateRoleRequest request, UpdateRole update, V1Replies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Error(wrong)
            : replies.Of(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), View, "updated");

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeleteRole delete, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await delete.RunAsync(caller.Actor, id, cancellationToken), "deleted");

    private static RoleView View(RoleDetails role) => new(
        role.Id,
        role.Name,
        role.Description,
        [.. role.Permissions.Select(permission => permission.Name).Order(StringComparer.Ordinal)],
        role.IsEnabled ? 1 : 0,
        role.IsEnabled,
        role.IsBuiltIn,
        role.Users,
        role.CreatedAt,
        role.UpdatedAt);
}
