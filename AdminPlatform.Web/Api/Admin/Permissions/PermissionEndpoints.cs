using AdminPlatform.Core.Access;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Admin.Permissions;

/// <summary><c>/api/admin/v1/permissions</c>.</summary>
internal static class PermissionEndpoints
{
    public static void Map(IEndpointRouteBuilder guarded)
    {
        var permissions = guarded.MapGroup("/permissions").WithTags("permissions");
        permissions.MapGet("", ListAsync).Needs(PermissionPermissions.View).Produces<AdminReply<AdminList<PermissionView>>>();
        permissions.MapGet("/modules", ModulesAsync).Needs(PermissionPermissions.View).Produces<AdminReply<ModulesView>>();
        var writing = permissions.MapGroup("").AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        writing.MapPost("", CreateAsync).Needs(PermissionPermissions.Create).Produces<AdminReply<PermissionView>>();
        var one = writing.MapGroup("/{id}").AnswersFailures(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).Needs(PermissionPermissions.View).Produces<AdminReply<PermissionView>>();
        one.MapPut("", UpdateAsync).Needs(PermissionPermissions.Edit).Produces<AdminReply<PermissionView>>();
        one.MapDelete("", DeleteAsync).Needs(PermissionPermissions.Delete).Produces<AdminReply>();
    }

    private static async Task<IResult> ListAsync(
        Caller caller, PermissionReader permissions, AccessText text, AdminReplies replies, string? module, CancellationToken cancellationToken) =>
        replies.Of(
            await permissions.ListAsync(caller.Actor, string.IsNullOrWhiteSpace(module) ? null : module.Trim(), cancellationToken),
            found => new AdminList<PermissionView>([.. found.Select(permission => PermissionView.Of(permission, text))], found.Count));

    private static async Task<IResult> ModulesAsync(Caller caller, PermissionReader permissions, AccessText text, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await permissions.ModulesAsync(caller.Actor, cancellationToken), found => new ModulesView([.. found.Select(module => ModuleView.Of(module, text))]));

    private static async Task<IResult> GetAsync(
        Caller caller, int id, PermissionReader permissions, AccessText text, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await permissions.GetAsync(caller.Actor, id, cancellationToken), permission => PermissionView.Of(permission, text));

    private static async Task<IResult> CreateAsync(
        Caller caller, CreatePermissionRequest request, CreatePermission create, AccessText text, AdminReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Failure(wrong)
            : replies.Of(await create.RunAsync(caller.Actor, request.AsNewPermission(), cancellationToken), permission => PermissionView.Of(permission, text));

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, UpdatePermissionRequest request, UpdatePermission update, AccessText text, AdminReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Failure(wrong)
            : replies.Of(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), permission => PermissionView.Of(permission, text));

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeletePermission delete, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Done(await delete.RunAsync(caller.Actor, id, cancellationToken));
}
