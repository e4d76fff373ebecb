using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

/// <summary>Sits in the layout of every page: leaves for the sign-in page the moment the session ends, and draws the page anew when its user's rights change.</summary>
public sealed class SessionGuard : LiveComponent
{
    /// <summary>Says on the sign-in page why a session ended: its user is disabled.</summary>
    public const string Disabled = "disabled";

    [CascadingParameter]
    private Actor? Actor { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        On<SessionsEnded>(ended => Actor?.SessionId is { } id && ended.Ids.Contains(id)
            ? Leave(ended.Reason switch
            {
                SessionEnd.SignedOut => "/login?signedOut=true",
                SessionEnd.UserDisabled => $"/login?ended={Disabled}",
                _ => "/login?ended=true",
            })
            : Task.CompletedTask);
        On<AccessChanged>(changed => changed.UserId == Actor?.UserId ? DrawAnewAsync() : Task.CompletedTask);
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
