using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.Admin.Auth;
using AdminPlatform.Web.Api.Admin.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace AdminPlatform.Web.Api.Admin;

/// <summary>The dialect of <c>admin-api</c>: <c>/api/admin/v1</c>, <c>{code, message, data, trace_id}</c>.</summary>
internal sealed class AdminDialect(AdminReplies replies) : Dialect
{
    public const string GroupName = "admin";
    public const string Envelope = "{code, message, data, trace_id}; code is 0 on success, else a business code or the HTTP status.";

    /// <summary>Bytes; uploads have limits of their own.</summary>
    private const int MaxBody = 1024 * 1024;

    public override string Name => GroupName;

    public override string Title => "Admin /api/admin/v1";

    public override string Description => Envelope;

    public override PathString BasePath => "/api/admin/v1";

    public override void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup(BasePath.Value!).WithGroupName(GroupName).WithMetadata(new RequestSizeLimitAttribute(MaxBody));
        var guarded = open.MapGroup("").RequireAuthorization()
            .AnswersFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        AuthEndpoints.Map(open, guarded);
        UploadEndpoints.Map(guarded);
    }

    public override int StatusOf(Error error) => AdminErrors.Of(error).Status;

    public override IResult Reply(Error error, int? statusCode = null) => replies.Failure(error, statusCode);
}
