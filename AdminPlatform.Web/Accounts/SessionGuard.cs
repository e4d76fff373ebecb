using AdminPlatform.Core.Access;
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

    private Coalescer? _follow;

    [CascadingParameter]
    private Actor? Actor { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        _follow = AtMostEvery(TimeSpan.FromSeconds(1), () => Leave("/"));
        On<SessionsEnded>(ended => Actor?.SessionId is { } id && ended.Ids.Contains(id) ? LeaveAsync(ended.Reason) : Task.CompletedTask);
        On<RolesChanged>(_ => DrawAnewIfChangedAsync());
        On<AccessChanged>(changed => changed.UserId == Actor?.UserId || changed.UserId == Actor?.Impersonator?.UserId ? DrawAnewAsync() : Task.CompletedTask);
    }

    private Task LeaveAsync(SessionEnd reason)
    {
        if (reason == SessionEnd.ImpersonationEnded)
        {
            // The window in which it was ended is on its way to the admin's pages; any other follows, once the cookie is theirs again.
            _follow?.Signal();
            return Task.CompletedTask;
        }

        return Leave(reason switch
        {
            SessionEnd.SignedOut => "/login?signedOut=true",
            SessionEnd.UserDisabled => $"/login?ended={Disabled}",
            _ => "/login?ended=true",
        });
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
