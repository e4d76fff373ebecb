using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Api;
using Microsoft.Net.Http.Headers;

namespace AdminPlatform.Web.Files;

/// <summary>Who asks for a file: the one address that takes the console's cookie as well as a token, since pages and machines share its links.</summary>
internal static class FileCaller
{
    private const string Bearer = "Bearer ";

    /// <summary>Whether a token, and not the cookie, is to say who it is.</summary>
    public static bool ComesWithToken(HttpRequest request) =>
        request.Path.StartsWithSegments(FileEndpoints.Root) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers[HeaderNames.Authorization].ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null for somebody who is not signed in.</summary>
    public static async ValueTask<Actor?> OfAsync(HttpContext context) =>
        ComesWithToken(context.Request) ? (await Caller.BindAsync(context))?.Actor : await OfConsoleAsync(context);

    /// <summary>Null for somebody who is not signed in to the console.</summary>
    public static async ValueTask<Actor?> OfConsoleAsync(HttpContext context) =>
        ConsolePrincipal.SessionOf(context.User) is { } id
        && await context.RequestServices.GetRequiredService<LiveSessions>().FindAsync(id, context.RequestAborted) is { } session
            ? session.ActorFor(Clients.Of(context, Door.Console))
            : null;
}
