using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.Admin.Auth;

/// <summary>Body of <c>POST /auth/login</c>.</summary>
/// <param name="Username">Username or email.</param>
/// <param name="Password">As typed.</param>
/// <param name="Otp">Code of the authenticator app, or a recovery code, from those who have set one up.</param>
public sealed record LoginRequest(string? Username, string? Password, string? Otp)
{
    internal Error? Check()
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

        return wrong.Count == 0 ? null : Error.Invalid(wrong);
    }
}

/// <summary>Body of <c>POST /auth/refresh</c>, for those who do not send the token as a Bearer token.</summary>
public sealed record RefreshRequest(string? RefreshToken);

/// <summary>A pair of tokens.</summary>
/// <param name="AccessToken">Goes into the header <c>Authorization</c>.</param>
/// <param name="TokenType"><c>Bearer</c></param>
/// <param name="ExpiresIn">Seconds until the access token expires.</param>
/// <param name="RefreshToken">Buys the next pair, once.</param>
public sealed record TokenView(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken)
{
    internal static TokenView Of(AccessToken access, string refreshToken) => new(access.Value, "Bearer", access.ExpiresIn, refreshToken);

    internal static TokenView Of(TokenPair pair) => Of(pair.Access, pair.RefreshToken);
}

/// <summary>Whoever asks.</summary>
/// <param name="Status">1 enabled, 0 disabled.</param>
/// <param name="Permissions">What their enabled roles grant; for an admin everything there is.</param>
public sealed record ProfileView(
    int Id,
    string Username,
    string Email,
    string Nickname,
    string Avatar,
    int Status,
    IReadOnlyList<string> Permissions,
    DateTime? LastLoginAt,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    internal static ProfileView Of(UserDetails user, Actor actor) => new(
        user.Id,
        user.UserName,
        user.Email ?? "",
        user.Nickname,
        user.Avatar,
        user.IsEnabled ? 1 : 0,
        [.. actor.Permissions.Order(StringComparer.Ordinal)],
        user.LastLoginAt,
        user.CreatedAt,
        user.UpdatedAt);
}
