using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts;

/// <summary>An attempt to sign in.</summary>
/// <param name="Login">Username or email.</param>
/// <param name="Password">As typed.</param>
/// <param name="Client">Where it comes from; its door decides what kind of session it makes.</param>
/// <param name="Remember">Whether a console session shall outlast the browser.</param>
public sealed record SignInRequest(string Login, string Password, Client Client, bool Remember = false)
{
    /// <summary>Code of the authenticator app, or a recovery code, from those who have set one up.</summary>
    public string? Otp { get; init; }
}

/// <summary>What came of an attempt.</summary>
public sealed record SignInStep(Result<SignedIn> Result)
{
    /// <summary>For the second step, when all that is missing is the code.</summary>
    public string? Ticket { get; init; }
}

/// <summary>Somebody is signed in.</summary>
/// <param name="RefreshToken">First refresh token; empty for a console session.</param>
public sealed record SignedIn(UserDetails User, Session Session, string RefreshToken)
{
    /// <summary>Sessions of the same user that had to make room.</summary>
    internal IReadOnlyCollection<Guid> Replaced { get; init; } = [];
}
