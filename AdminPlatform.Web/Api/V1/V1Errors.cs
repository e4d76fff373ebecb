using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1;

/// <summary>The V1 dialect's only switch from errors to statuses and the names that clients know them by.</summary>
internal static class V1Errors
{
    private const string PasswordRules = "password.";

    public static (int Status, string Name) Of(Error error) => error.Code switch
    {
        ApiErrors.Fault => (StatusCodes.Status500InternalServerError, "INTERNAL_ERROR"),
        ApiErrors.DatabaseFault => (StatusCodes.Status500InternalServerError, "DATABASE_ERROR"),
        ApiErrors.MethodNotAllowed => (StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED"),
        ApiErrors.TooLarge => (StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE"),
        ApiErrors.MediaType => (StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"),
        ApiErrors.TokenExpired => (StatusCodes.Status401Unauthorized, "JWT_EXPIRED"),
        ApiErrors.TokenMalformed or ApiErrors.TokenRevoked or RefreshSession.InvalidCode => (StatusCodes.Status401Unauthorized, "JWT_INVALID"),
        SignIn.DisabledCode => (StatusCodes.Status403Forbidden, "USER_INACTIVE"),
        UserReader.NotFoundCode => (StatusCodes.Status404NotFound, "USER_NOT_FOUND"),
        _ => OfKind(error),
    };

    private static (int Status, string Name) OfKind(Error error) => error.Kind switch
    {
        ErrorKind.Invalid when error.Code.StartsWith(PasswordRules, StringComparison.Ordinal) => (StatusCodes.Status400BadRequest, "PASSWORD_INVALID"),
        ErrorKind.Invalid => (StatusCodes.Status400BadRequest, "VALIDATION_ERROR"),
        ErrorKind.NotFound => (StatusCodes.Status404NotFound, "NOT_FOUND"),
        ErrorKind.Conflict => (StatusCodes.Status409Conflict, "CONFLICT"),
        ErrorKind.Forbidden => (StatusCodes.Status403Forbidden, "FORBIDDEN"),
        ErrorKind.Unauthenticated => (StatusCodes.Status401Unauthorized, "UNAUTHORIZED"),
        ErrorKind.Busy => (StatusCodes.Status429TooManyRequests, "TOO_MANY_REQUESTS"),
        _ => (StatusCodes.Status500InternalServerError, "INTERNAL_ERROR"),
    };
}
