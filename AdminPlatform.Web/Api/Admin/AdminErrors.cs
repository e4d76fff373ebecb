using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;

namespace AdminPlatform.Web.Api.Admin;

/// <summary>The Admin dialect's only switch from errors to codes and statuses.</summary>
internal static class AdminErrors
{
    private const string OtpCodes = "sign_in.otp";

    /// <summary>Input that is missing or of the wrong type, apart from input that breaks a rule.</summary>
    private static readonly string[] s_illTyped = ["field.required", "field.type", "field.number", "field.time", "request.malformed"];

    /// <param name="error">What went wrong.</param>
    /// <param name="statusCode">The status, where the transport has decided it already.</param>
    public static (int Code, int Status) Of(Error error, int? statusCode = null)
    {
        var (code, status) = error.Code switch
        {
            UserReader.NotFoundCode => (1001, StatusCodes.Status404NotFound),
            SignIn.FailedCode or "password.wrong" => (1002, StatusCodes.Status401Unauthorized),
            _ when error.Code.StartsWith(OtpCodes, StringComparison.Ordinal) => (1002, StatusCodes.Status401Unauthorized),
            SignIn.DisabledCode => (1003, StatusCodes.Status403Forbidden),
            ApiErrors.TokenExpired => (1004, StatusCodes.Status401Unauthorized),
            ApiErrors.TokenRevoked or ApiErrors.TokenMalformed or RefreshSession.InvalidCode => (1005, StatusCodes.Status401Unauthorized),
            "role.not_found" => (2001, StatusCodes.Status404NotFound),
            "role.name_taken" => (2002, StatusCodes.Status422UnprocessableEntity),
            "permission.not_found" => (3001, StatusCodes.Status404NotFound),
            "permission.in_use" => (3002, StatusCodes.Status422UnprocessableEntity),
            _ => (0, statusCode ?? StatusOf(error)),
        };
        return (code == 0 ? status : code, statusCode ?? status);
    }

    private static int StatusOf(Error error) => error.Kind switch
    {
        _ when error.Code is ApiErrors.Fault or UploadFile.StorageCode => StatusCodes.Status500InternalServerError,
        ErrorKind.Invalid when s_illTyped.Contains(error.Code) || error.Fields.Any(field => s_illTyped.Contains(field.Code)) => StatusCodes.Status400BadRequest,
        ErrorKind.Invalid or ErrorKind.Conflict => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Busy => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status500InternalServerError,
    };
}
