using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

/// <summary>Sits in the layout of every page: leaves for the sign-in page the moment the session ends, and draws the page anew when its user's rights change.</summary>
public sealed class SessionGuard : LiveComponent
{
    [CascadingParameter]
    private Actor? Actor { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        On<SessionsEnded>(ended => Actor?.SessionId is { } id && ended.Ids.Contains(id)
            ? Leave(ended.Reason == SessionEnd.SignedOut ? "/login?signedOut=true" : "/login?ended=true")
            : Task.CompletedTask);
        On<RolesChanged>(_ => DrawAnewIfChangedAsync());
        On<AccessChanged>(changed => changed.UserId == Actor?.UserId ? DrawAnewAsync() : Task.CompletedTask);
    }

    // A role changed, of whomever: only those draw anew who may do something else now.
    private async Task DrawAnewIfChangedAsync()
    {
        if (Actor is { } drawn && await Current.PeekAsync() is { } now
            && (now.IsAdmin != drawn.IsAdmin
                || now.MustSetUpTwoFactor != drawn.MustSetUpTwoFactor
                || (!now.IsAdmin && !now.Permissions.SetEquals(drawn.Permissions))))
        {
            await Leave(Navigation.Uri);
        }
    }

    // Deleting somebody takes away both, their rights and their sessions: a session that is over has nothing to draw.
    private async Task DrawAnewAsync()
    {
        try
        {
            await Current.GetAsync();
            await Leave(Navigation.Uri);
        }
        catch (SessionEndedException)
        {
            // On the way to the sign-in page.
        }
    }

    private Task Leave(string uri)
    {
        Current.Leave(uri);
        return Task.CompletedTask;
    }
}
