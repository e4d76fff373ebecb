using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1.Admin;

/// <summary><c>/api/v1/admin/permissions</c>.</summary>
internal static class PermissionEndpoints
{
    private const string Module = "permissions";

    public static void Map(IEndpointRouteBuilder admin)
    {
        var permissions = admin.MapGroup("/permissions").WithTags("admin/permissions");
        permissions.MapGet("/list", ListAsync).Produces<V1Reply<PermissionPage>>();
        permissions.MapPost("/create", CreateAsync).Attempts(Module, "create").Produces<V1Reply<PermissionView>>();

        var one = permissions.MapGroup("/{id}").AnswersErrors(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).Produces<V1Reply<PermissionView>>();
        one.MapPut("", UpdateAsync).Attempts(Module, "edit").Produces<V1Reply<PermissionView>>();
        one.MapDelete("", DeleteAsync).Attempts(Module, "delete").Produces<V1Reply>();
    }

    private static async Task<IResult> ListAsync(
        Caller caller, PermissionReader permissions, V1Replies replies, int? page, int? limit, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, limit ?? PageRequest.MaxSize);
        return request.Check("page", "limit") is { Count: > 0 } wrong
            ? replies.Error(Error.Invalid(wrong))
            : replies.Of(
                await permissions.ListAsync(caller.Actor, null, cancellationToken),
                found => new PermissionPage([.. OnPage(found, request).Select(View)], found.Count, request.Number, request.Size),
                "read");
    }

    /// <summary>There are few enough to be read at once.</summary>
    private static IEnumerable<PermissionDetails> OnPage(IReadOnlyList<PermissionDetails> found, PageRequest page) =>
        page.Offset >= found.Count ? [] : found.Skip((int)page.Offset).Take(page.Size);

    private static async Task<IResult> CreateAsync(
        Caller caller, CreatePermissionRequest request, CreatePermission create, V1Replies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Error(wrong)
            : replies.Of(await create.RunAsync(caller.Actor, request.AsNewPermission(), cancellationToken), View, "created");

    private static async Task<IResult> GetAsync(Caller caller, int id, PermissionReader permissions, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await permissions.GetAsync(caller.Actor, id, cancellationToken), View, "read");

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, UpdatePermissionRequest request, UpdatePermission update, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), View, "updated");

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeletePermission delete, V1Replies replies, CancellationToken cancellationToken) =>
        replies.Of(await delete.RunAsync(caller.Actor, id, cancellationToken), "deleted");

    private static PermissionView View(PermissionDetails permission) => new(
        permission.Id,
        permission.Name,
        permission.Description,
        permission.Module,
        permission.Action,
        permission.IsEnabled ? 1 : 0,
        permission.IsEnabled,
        permission.IsDeclared,
        permission.CreatedAt,
        permission.UpdatedAt);
}
