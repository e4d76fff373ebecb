using Microsoft.AspNetCore.Antiforgery;

namespace AdminPlatform.Web.Accounts;

/// <summary><c>POST /logout</c>, the form behind the console's "sign out".</summary>
internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/logout", SignOutAsync).ExcludeFromDescription().NeedsNothing().DisableAntiforgery();

    /// <summary>Checks the form itself: with a token gone stale the answer is the sign-in page, not an error.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, ConsoleSignIn console)
    {
        if (await FormCheck.IsOursAsync(context, antiforgery))
        {
            await console.SignOutAsync();
            return TypedResults.LocalRedirect("/login?signedOut=true");
        }

        return TypedResults.LocalRedirect("/");
    }
}
