using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Admin.Roles;

/// <summary><c>/api/admin/v1/roles</c>.</summary>
internal static class RoleEndpoints
{
    public static void Map(IEndpointRouteBuilder guarded)
    {
        var roles = guarded.MapGroup("/roles").WithTags("roles").AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        roles.MapGet("", ListAsync).Needs(RolePermissions.View).Produces<AdminReply<AdminPage<RoleView>>>();
        roles.MapPost("", CreateAsync).Needs(RolePermissions.Create).Produces<AdminReply<RoleView>>().AnswersFailures(StatusCodes.Status404NotFound);
        var one = roles.MapGroup("/{id}").AnswersFailures(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).Needs(RolePermissions.View).Produces<AdminReply<RoleView>>();
        one.MapPut("", UpdateAsync).Needs(RolePermissions.Edit).Produces<AdminReply<RoleView>>();
        one.MapDelete("", DeleteAsync).Needs(RolePermissions.Delete).Produces<AdminReply>();
    }

    private static async Task<IResult> ListAsync(
        Caller caller, RoleReader roles, AccessText text, AdminReplies replies, [AsParameters] AdminPaging paging, string? search, int? status, CancellationToken cancellationToken)
    {
        if (new List<FieldError>([.. paging.Check(), .. AdminFields.Status(status)]).AsError() is { } wrong)
        {
            return replies.Failure(wrong);
        }

        var query = new RoleQuery(paging.Request) { Search = search, IsEnabled = AdminFields.IsOn(status) };
        return replies.OfPage(await roles.ListAsync(caller.Actor, query, cancellationToken), role => RoleView.Of(role, text));
    }

    private static async Task<IResult> GetAsync(Caller caller, int id, RoleReader roles, AccessText text, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Of(await roles.GetAsync(caller.Actor, id, cancellationToken), role => RoleView.Of(role, text));

    private static async Task<IResult> CreateAsync(
        Caller caller, CreateRoleRequest request, CreateRole create, AccessText text, AdminReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Failure(wrong)
            : replies.Of(await create.RunAsync(caller.Actor, request.AsNewRole(), cancellationToken), role => RoleView.Of(role, text));

    private static async Task<IResult> UpdateAsync(
        Caller caller, int id, UpdateRoleRequest request, UpdateRole update, AccessText text, AdminReplies replies, CancellationToken cancellationToken) =>
        request.Check() is { } wrong
            ? replies.Failure(wrong)
            : replies.Of(await update.RunAsync(caller.Actor, id, request.AsChanges(), cancellationToken), role => RoleView.Of(role, text));

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeleteRole delete, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Done(await delete.RunAsync(caller.Actor, id, cancellationToken));
}
