using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.V1.Admin;
using AdminPlatform.Web.Api.V1.Auth;
using AdminPlatform.Web.Api.V1.Profile;
using AdminPlatform.Web.Api.V1.Users;

namespace AdminPlatform.Web.Api.V1;

/// <summary>The dialect of <c>neoscan-api</c> and <c>go-demo-api</c> in one: <c>/api/v1</c>, <c>{success, code, message, data, timestamp, error?}</c>.</summary>
internal sealed class V1Dialect(V1Replies replies) : Dialect
{
    public const string GroupName = "v1";
    public const string Envelope = "{success, code, message, data, timestamp, error?}; code is the HTTP status, error the name of what went wrong.";

    /// <summary>Bytes; no request of this dialect is anywhere near.</summary>
    private const int MaxBody = 1024 * 1024;

    public override string Name => GroupName;

    public override string Title => "V1 /api/v1";

    public override string Description => Envelope;

    public override PathString BasePath => "/api/v1";

    public override void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/v1").WithGroupName(GroupName).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody));
        var guarded = open.MapGroup("").RequireAuthorization().AnswersErrors(StatusCodes.Status401Unauthorized);
        AuthEndpoints.Map(open, guarded);
        ProfileEndpoints.Map(guarded);
        UserEndpoints.Map(guarded);

        var admin = guarded.MapGroup("/admin").OnlyForAdmins().AnswersErrors(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden);
        AdminUserEndpoints.Map(admin);
        RoleEndpoints.Map(admin);
        PermissionEndpoints.Map(admin);
        SessionEndpoints.Map(admin);
    }

    public override int StatusOf(Error error) => V1Errors.Of(error).Status;

    public override IResult Reply(Error error, int? statusCode = null) => replies.Error(error, statusCode);
}
