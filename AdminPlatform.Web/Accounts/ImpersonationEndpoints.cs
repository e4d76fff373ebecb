using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Impersonation;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace AdminPlatform.Web.Accounts;

/// <summary><c>POST /impersonation/start</c> and <c>/impersonation/end</c>, forms of the console that change whose session the cookie names.</summary>
internal static class ImpersonationEndpoints
{
    public static void MapImpersonation(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/impersonation").ExcludeFromDescription().DisableAntiforgery();
        group.MapPost("/start", StartAsync).WithMetadata(NeedsAttribute.Admin);
        group.MapPost("/end", EndAsync).NeedsSignIn();
    }

    private static async Task<IResult> StartAsync(HttpContext context, IAntiforgery antiforgery, LiveSessions sessions, StartImpersonation start)
    {
        var actor = await ActorAsync(context, sessions);
        if (!await FormCheck.IsOursAsync(context, antiforgery) || actor is null)
        {
            return NotFromOurs(context, actor, actor?.DenyUnlessAdmin());
        }

        if (!int.TryParse(context.Request.Form["user"], NumberStyles.None, CultureInfo.InvariantCulture, out var userId))
        {
            return TypedResults.LocalRedirect("/");
        }

        var started = await start.RunAsync(actor, userId, CancellationToken.None);
        if (started.Error is { } error)
        {
            return TypedResults.LocalRedirect($"/forbidden?code={Uri.EscapeDataString(error.Code)}");
        }

        await ChangeAsync(context, started.Value, isPersistent: false);
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<IResult> EndAsync(HttpContext context, IAntiforgery antiforgery, LiveSessions sessions, EndImpersonation end)
    {
        var actor = await ActorAsync(context, sessions);
        if (!await FormCheck.IsOursAsync(context, antiforgery) || actor is null)
        {
            return NotFromOurs(context, actor, null);
        }

        if (await end.RunAsync(actor, CancellationToken.None) is { IsSuccess: true } ended)
        {
            await ChangeAsync(context, ended.Value.Id, ended.Value.IsRemembered);
        }

        return TypedResults.LocalRedirect("/");
    }

    /// <summary>A form gone stale leads back to a page; who has no business here is told so.</summary>
    private static IResult NotFromOurs(HttpContext context, Actor? actor, Error? denied)
    {
        if (actor is not null && denied is null)
        {
            return TypedResults.LocalRedirect("/");
        }

        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        return TypedResults.StatusCode(actor is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
    }

    private static async Task<Actor?> ActorAsync(HttpContext context, LiveSessions sessions) =>
        ConsolePrincipal.SessionOf(context.User) is { } id && await sessions.FindAsync(id, context.RequestAborted) is { } session
            ? session.ActorFor(Clients.Of(context, Door.Console))
            : null;

    private static Task ChangeAsync(HttpContext context, Guid session, bool isPersistent) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme, ConsolePrincipal.For(session, context), new AuthenticationProperties { IsPersistent = isPersistent });
}
