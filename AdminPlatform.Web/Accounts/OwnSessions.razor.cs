using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

/// <summary>Where whoever looks is signed in, with a way to end it.</summary>
public sealed partial class OwnSessions
{
    private readonly Load<IReadOnlyList<SessionDetails>> _sessions = new();
    private Mutation _mutation = default!;
    private bool _confirming;

    [Inject]
    private SessionReader Reader { get; set; } = default!;

    [Inject]
    private EndSessions EndSessions { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    /// <summary>Reads the list again.</summary>
    public async Task LoadAsync()
    {
        await _sessions.RunAsync(() => Operations.AskAsync(Reader.ListOwnAsync));
        StateHasChanged();
    }

    protected override Task OnInitializedAsync()
    {
        _mutation = new Mutation(Operations, Toasts);
        return LoadAsync();
    }

    private async Task EndAsync(Guid id)
    {
        await _mutation.RunAsync((actor, ct) => EndSessions.OneAsync(actor, id, ct), T["sessions.end.done"]);
        await LoadAsync();
    }

    private async Task<Result<Done>> EndOthersAsync(Actor actor, CancellationToken cancellationToken) =>
        (await EndSessions.OthersAsync(actor, cancellationToken)).Map(_ => Done.Yes);
}
