using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AdminPlatform.Web.Accounts;

/// <summary>Signs the console in and out; works on the request at hand, so only on static pages and endpoints.</summary>
internal sealed class ConsoleSignIn(IHttpContextAccessor accessor, SignIn signIn, FirstAdmin firstAdmin, EndSessions endSessions, LiveSessions sessions)
{
    private static readonly Uri s_anyHost = new("http://localhost");

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Whether there is no admin yet.</summary>
    public bool SetupNeeded => firstAdmin.IsNeeded;

    /// <summary>Without an error when the cookie is set.</summary>
    public async Task<ConsoleStep> SignInAsync(string? userName, string? password, bool remember)
    {
        var step = await signIn.BeginAsync(
            new SignInRequest((userName ?? "").Trim(), password ?? "", Clients.Of(Context, Door.Console), remember), Context.RequestAborted);
        return new ConsoleStep(await EnterAsync(step.Result), step.Ticket);
    }

    /// <summary>The second step, with the code. Null when the cookie is set, else why not.</summary>
    public async Task<Error?> ContinueAsync(string? ticket, string? otp) =>
        await EnterAsync(await signIn.ContinueAsync(ticket ?? "", (otp ?? "").Trim(), Clients.Of(Context, Door.Console), Context.RequestAborted));

    /// <summary>Sets the cookie for who has signed in. A browser has one session: the one it had ends.</summary>
    public async Task<Error?> EnterAsync(Result<SignedIn> result)
    {
        if (result.Error is { } error)
        {
            return error;
        }

        await EndCurrentAsync();
        var session = result.Value.Session;
        await Context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            ConsolePrincipal.For(session.Id, Context),
            new AuthenticationProperties { IsPersistent = session.IsRemembered });
        return null;
    }

    /// <summary>Null when the admin exists and is signed in, else why not.</summary>
    public async Task<Error?> CreateFirstAdminAsync(string? code, string? userName, string? email, string? password)
    {
        var created = await firstAdmin.CreateAsync(code ?? "", (userName ?? "").Trim(), email?.Trim(), password ?? "", Clients.Of(Context, Door.Console), Context.RequestAborted);
        return created.Error ?? (await SignInAsync(userName, password, remember: false)).Error;
    }

    /// <summary>Ends the session behind the cookie, if there is one, and removes the cookie.</summary>
    public async Task SignOutAsync()
    {
        await EndCurrentAsync();
        await Context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary><paramref name="returnUrl"/>, encoded for a header, when it leads to a page of ours, else the start page.</summary>
    public static string LocalOrHome(string? returnUrl) =>
        IsLocal(returnUrl) && Uri.TryCreate(s_anyHost, returnUrl, out var uri) && IsLocal(uri.PathAndQuery) ? uri.PathAndQuery : "/";

    private static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    private async Task EndCurrentAsync()
    {
        if (ConsolePrincipal.SessionOf(Context.User) is { } id && await sessions.FindAsync(id, CancellationToken.None) is { } session)
        {
            await endSessions.OwnAsync(session.ActorFor(Clients.Of(Context, Door.Console)), CancellationToken.None);
        }
    }
}

/// <summary>What came of the first step.</summary>
/// <param name="Error">Null when the cookie is set.</param>
/// <param name="Ticket">For the second step, when all that is missing is the code.</param>
internal sealed record ConsoleStep(Error? Error, string? Ticket);
