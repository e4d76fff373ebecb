using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdminPlatform.Web.Accounts;

/// <summary>Who uses this page, looked up anew whenever it is asked: a circuit outlives what its user may do.</summary>
internal sealed class CurrentActor(AuthenticationStateProvider authentication, LiveSessions sessions, NavigationManager navigation)
{
    private bool _leaving;

    /// <summary>Whether another page is being loaded, so that nothing of this one matters any more.</summary>
    public bool IsLeaving => _leaving;

    /// <summary>
    /// Loads another page, once: several parts of this one may notice the same end, and a second navigation could overtake the first and load
    /// the sign-in page again under the hands of whoever types there.
    /// </summary>
    public void Leave(string uri)
    {
        if (!_leaving)
        {
            _leaving = true;
            navigation.NavigateTo(uri, forceLoad: true);
        }
    }

    /// <summary>The actor of the live session.</summary>
    /// <exception cref="SessionEndedException">The session is over; the page is already on its way to the sign-in page.</exception>
    public async ValueTask<Actor> GetAsync()
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        if (ConsolePrincipal.SessionOf(principal) is { } id && await sessions.FindAsync(id, CancellationToken.None) is { } session)
        {
            return session.ActorFor(ConsolePrincipal.ClientOf(principal, Page()));
        }

        Leave("/login?ended=true");
        throw new SessionEndedException();
    }

    /// <summary>Whether whoever looks may still see what is pushed to them; no sign of life.</summary>
    public async ValueTask<bool> StillMayAsync(string permission) => await PeekAsync() is { } actor && actor.May(permission);

    /// <summary>The actor of the live session, or null when it is over; no sign of life.</summary>
    public async ValueTask<Actor?> PeekAsync()
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        return ConsolePrincipal.SessionOf(principal) is { } id && await sessions.PeekAsync(id, CancellationToken.None) is { } session
            ? session.ActorFor(ConsolePrincipal.ClientOf(principal, Page()))
            : null;
    }

    private string Page() => new Uri(navigation.Uri).AbsolutePath;
}

/// <summary>The session behind a page is over. Whoever catches it has nothing left to do.</summary>
internal sealed class SessionEndedException : Exception;
