using System.Security.Claims;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AdminPlatform.Web.Accounts;

/// <summary>
/// What the console knows of its caller: the session, and the connection it comes over. Rights are not in it; they are looked up for every
/// operation.
/// </summary>
internal static class ConsolePrincipal
{
    private const string Method = "CONSOLE";
    private const string AddressClaim = "address";
    private const string UserAgentClaim = "user_agent";

    public static ClaimsPrincipal For(Guid sessionId, HttpContext context) => new(new ClaimsIdentity(
        [
            new Claim(AccessTokens.SessionClaim, sessionId.ToString("N")),

            // What forms are bound to (antiforgery): without it they would be to all claims, and void with the next address.
            new Claim(ClaimTypes.NameIdentifier, sessionId.ToString("N")),
            new Claim(AddressClaim, Clients.AddressOf(context)),
            new Claim(UserAgentClaim, Clients.UserAgentOf(context)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public static Guid? SessionOf(ClaimsPrincipal? principal) =>
        Guid.TryParseExact(principal?.FindFirst(AccessTokens.SessionClaim)?.Value, "N", out var id) ? id : null;

    /// <param name="page">Path of the page.</param>
    public static Client ClientOf(ClaimsPrincipal principal, string page) => new(
        Door.Console,
        principal.FindFirst(AddressClaim)?.Value ?? "",
        principal.FindFirst(UserAgentClaim)?.Value ?? "",
        Clients.TraceId())
    {
        Method = Method,
        Path = page,
    };
}
