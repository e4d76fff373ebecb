using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

/// <summary>Sits in the layout of every page: leaves for the sign-in page the moment the session ends, and draws the page anew when its user's rights change.</summary>
internal sealed class SessionGuard(Feed feed, CurrentActor current, NavigationManager navigation) : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    protected override async Task OnInitializedAsync()
    {
        var session = await current.SessionIdAsync();
        _subscriptions.Add(feed.Subscribe<SessionsEnded>(ended =>
        {
            if (session is { } id && ended.Ids.Contains(id))
            {
                _ = InvokeAsync(() => navigation.NavigateTo(AddressAfter(ended.Reason), forceLoad: true));
            }
        }));
        await WhileItLivesAsync(actor => _subscriptions.Add(feed.Subscribe<AccessChanged>(changed =>
        {
            if (changed.UserId == actor.UserId)
            {
                _ = InvokeAsync(() => WhileItLivesAsync(_ => navigation.NavigateTo(navigation.Uri, forceLoad: true)));
            }
        })));
    }

    // Whoever signs out themselves is on the way there already, with the form that did it: two ways must not lead to two places.
    private static string AddressAfter(SessionEnd reason) => reason == SessionEnd.SignedOut ? "/login?signedOut=true" : "/login?ended=true";

    private async Task WhileItLivesAsync(Action<Actor> act)
    {
        try
        {
            act(await current.GetAsync());
        }
        catch (SessionEndedException)
        {
            // On the way to the sign-in page.
        }
    }
}
