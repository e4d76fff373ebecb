using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.Platform.Auth;
using AdminPlatform.Web.Api.Platform.Monitor;
using AdminPlatform.Web.Api.Platform.Users;

namespace AdminPlatform.Web.Api.Platform;

/// <summary>The dialect of <c>platform-api</c>: <c>/api</c>, <c>{code, message, data?}</c>.</summary>
internal sealed class PlatformDialect(PlatformReplies replies) : Dialect
{
    public const string GroupName = "platform";
    public const string Envelope = "{code, message, data?}; code is the HTTP status.";

    /// <summary>Bytes; no request of this dialect is anywhere near.</summary>
    private const int MaxBody = 1024 * 1024;

    public override string Name => GroupName;

    public override string Title => "Platform /api";

    public override string Description => Envelope;

    public override PathString BasePath => "/api";

    public override void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api").WithGroupName(GroupName).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody));
        var guarded = open.MapGroup("").RequireAuthorization()
            .AnswersErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
        AuthEndpoints.Map(open, guarded);
        TokenEndpoints.Map(guarded);
        UserEndpoints.Map(guarded);
        MonitorEndpoints.Map(guarded);
    }

    public override int StatusOf(Error error) => PlatformErrors.StatusOf(error);

    public override IResult Reply(Error error, int? statusCode = null) => replies.ErrorWithStatus(error, statusCode ?? StatusOf(error));
}
