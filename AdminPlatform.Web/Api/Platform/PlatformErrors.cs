using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.Platform;

/// <summary>The Platform dialect's only switch from errors to statuses.</summary>
internal static class PlatformErrors
{
    public static int StatusOf(Error error) => error.Kind switch
    {
        _ when error.Code is ApiErrors.Fault or ApiErrors.DatabaseFault => StatusCodes.Status500InternalServerError,
        ErrorKind.Invalid or ErrorKind.Conflict => StatusCodes.Status400BadRequest,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Busy => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status500InternalServerError,
    };
}
