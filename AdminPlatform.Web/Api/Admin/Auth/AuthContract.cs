using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.Admin.Users;
using AdminPlatform.Web.Resources;

namespace AdminPlatform.Web.Api.Admin.Auth;

/// <summary>Body of <c>POST /auth/login</c>.</summary>
/// <param name="Username">Username or email.</param>
/// <param name="Password">As typed.</param>
/// <param name="Otp">Code of the authenticator app, or a recovery code, from those who have set one up.</param>
public sealed record LoginRequest(string? Username, string? Password, string? Otp)
{
    internal Error? Check() => AdminFields.Required(("username", Username), ("password", string.IsNullOrEmpty(Password) ? null : "given")).ToList().AsError();
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
/// <param name="Roles">Disabled ones included.</param>
/// <param name="Permissions">What they may do now.</param>
/// <param name="LastLoginAt">Null before the first sign-in.</param>
public sealed record ProfileView(
    int Id,
    string Username,
    string Email,
    string Nickname,
    string Avatar,
    int Status,
    IReadOnlyList<RoleName> Roles,
    IReadOnlyList<string> Permissions,
    DateTime? LastLoginAt,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    internal static ProfileView Of(UserDetails user, IEnumerable<RoleDetails> roles, Actor actor, AccessText text) => new(
        user.Id,
        user.UserName,
        user.Email ?? "",
        user.Nickname,
        user.Avatar,
        AdminFields.Of(user.IsEnabled),
        [.. roles.Select(role => RoleName.Of(role, text))],
        [.. PermissionCatalog.All.Union(actor.Permissions).Where(actor.May)],
        user.LastLoginAt,
        user.CreatedAt,
        user.UpdatedAt);
}
