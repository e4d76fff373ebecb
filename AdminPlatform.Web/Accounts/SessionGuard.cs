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
        var actor = await current.GetAsync();
        _subscriptions.Add(feed.Subscribe<SessionsEnded>(ended =>
        {
            if (actor.SessionId is { } id && ended.Ids.Contains(id))
            {
                Leave(ended.Reason == SessionEnd.SignedOut ? "/login?signedOut=true" : "/login?ended=true");
            }
        }));
        _subscriptions.Add(feed.Subscribe<AccessChanged>(changed =>
        {
            if (changed.UserId == actor.UserId)
            {
                Leave(navigation.Uri);
            }
        }));
    }

    private void Leave(string uri) => _ = InvokeAsync(() => navigation.NavigateTo(uri, forceLoad: true));
}
