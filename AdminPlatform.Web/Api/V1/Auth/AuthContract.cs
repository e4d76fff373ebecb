using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.V1.Users;

namespace AdminPlatform.Web.Api.V1.Auth;

/// <summary>Body of <c>POST auth/register</c>.</summary>
/// <param name="Username">3–20 characters.</param>
/// <param name="Password">At least 6 characters.</param>
/// <param name="Name">Full name, 1–50 characters.</param>
/// <param name="Email">Optional.</param>
/// <param name="Mobile">Telephone number.</param>
public sealed record RegisterRequest(string? Username, string? Password, string? Name, string? Email, string? Mobile)
{
    internal Registration AsRegistration() => new(Username ?? "", Password ?? "", Name ?? "", Mobile ?? "") { Email = Email };
}

/// <summary>Body of <c>POST auth/login</c>.</summary>
/// <param name="Username">Username or email.</param>
/// <param name="Otp">Code of the authenticator app, or a recovery code, from those who have set one up.</param>
public sealed record LoginRequest(string? Username, string? Password, string? Otp)
{
    internal Error? Check() => Required.Check(("username", Username), ("password", Password));
}

/// <summary>Body of <c>POST auth/refresh</c>; the token may stand in the <c>Authorization</c> header instead.</summary>
public sealed record RefreshRequest(string? RefreshToken);

/// <summary>Body of <c>POST auth/check-expiry</c>.</summary>
/// <param name="Token">An access or a refresh token.</param>
public sealed record CheckExpiryRequest(string? Token)
{
    internal Error? Check() => Required.Check(("token", Token));
}

/// <summary>A new pair of tokens.</summary>
/// <param name="TokenType"><c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds the access token is good for.</param>
public sealed record TokenView(string AccessToken, string RefreshToken, string TokenType, int ExpiresIn)
{
    internal const string Bearer = "Bearer";

    internal static TokenView Of(AccessToken access, string refreshToken) => new(access.Value, refreshToken, Bearer, access.ExpiresIn);
}

/// <summary>A new pair of tokens, and whose.</summary>
/// <param name="TokenType"><c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds the access token is good for.</param>
public sealed record LoginView(string AccessToken, string RefreshToken, string TokenType, int ExpiresIn, UserView User)
{
    internal static LoginView Of(AccessToken access, string refreshToken, UserView user) => new(access.Value, refreshToken, TokenView.Bearer, access.ExpiresIn, user);
}

/// <summary>How long a token is good for.</summary>
/// <param name="RemainingSeconds">0 once it has expired.</param>
public sealed record ExpiryView(DateTime ExpiresAt, bool IsExpired, long RemainingSeconds)
{
    internal static ExpiryView Of(TokenExpiry expiry) => new(expiry.ExpiresAt, expiry.IsExpired, (long)expiry.Remaining.TotalSeconds);
}
