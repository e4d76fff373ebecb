using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.Platform.Auth;

/// <summary>Body of <c>POST /api/auth/login</c>.</summary>
/// <param name="Username">Username or email.</param>
/// <param name="Otp">Code of the authenticator app or a recovery code; only for those who have set up two-factor sign-in.</param>
public sealed record LoginRequest(string? Username, string? Password, string? Otp = null)
{
    internal Error? Check(int minLength)
    {
        List<FieldError> wrong = [];
        if (string.IsNullOrWhiteSpace(Username))
        {
            wrong.Add(new FieldError("username", "field.required", ["username"]));
        }

        if (string.IsNullOrEmpty(Password))
        {
            wrong.Add(new FieldError("password", "field.required", ["password"]));
        }
        else if (Password.Length < minLength)
        {
            wrong.Add(new FieldError("password", "password.too_short", [minLength]));
        }

        return wrong.Count == 0 ? null : Error.Invalid(wrong);
    }
}

/// <summary>Body of <c>POST /api/auth/refresh</c>.</summary>
public sealed record RefreshRequest(string? RefreshToken);

/// <summary>A new pair of tokens.</summary>
public sealed record TokenView(string AccessToken, string RefreshToken);

/// <summary>A new pair of tokens, and whose.</summary>
public sealed record LoginView(string AccessToken, string RefreshToken, UserView User);

/// <summary>A user in this dialect: <c>role</c> is admin or user, <c>status</c> 1 enabled, 0 disabled.</summary>
public sealed record UserView(int Id, string Username, string Email, string Role, int Status)
{
    internal static UserView Of(UserDetails user) => new(
        user.Id, user.UserName, user.Email ?? "", user.IsAdmin ? Core.Access.BuiltInRoles.Admin : Core.Access.BuiltInRoles.User, user.IsEnabled ? 1 : 0);
}
