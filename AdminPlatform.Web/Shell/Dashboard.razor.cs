using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Shell;

public sealed partial class Dashboard
{
    private readonly Load<Counts> _counts = new();

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private MonitorReader Monitor { get; set; } = default!;

    [Inject]
    private UserReader Users { get; set; } = default!;

    [Inject]
    private SessionReader Sessions { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    private bool SeesNothing => !Actor.May(MonitorPermissions.View) && !Actor.May(UserPermissions.View) && !Actor.May(ServerPermissions.View);

    protected override Task OnInitializedAsync()
    {
        var redraw = AtMostEvery(TimeSpan.FromSeconds(2), RefreshFleetAsync);
        On<SampleTaken>(redraw);
        On<ServersChanged>(redraw);
        var recount = AtMostEvery(TimeSpan.FromSeconds(2), RecountAsync);
        On<UsersChanged>(recount);
        On<SessionsChanged>(recount);
        return LoadAsync();
    }

    private Task LoadAsync() => _counts.RunAsync(() => Operations.AskAsync(CountAsync));

    private async Task<Result<Counts>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        var counts = new Counts(null, null, null);
        if (actor.May(MonitorPermissions.View))
        {
            var fleet = await Monitor.Stats(actor, cancellationToken);
            counts = counts with { Fleet = fleet.IsSuccess ? fleet.Value : null };
        }

        if (actor.May(UserPermissions.View))
        {
            var sessions = await Sessions.CountLiveAsync(actor, cancellationToken);
            var users = await Users.CountAsync(actor, cancellationToken);
            counts = counts with { Sessions = sessions.IsSuccess ? sessions.Value : null, Users = users.IsSuccess ? users.Value : null };
        }

        return counts;
    }

    private async Task RecountAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    // Which servers are online is known in memory.
    private async Task RefreshFleetAsync()
    {
        if (_counts.Value is { Fleet: not null } counts
            && await Operations.AskAsync(async (actor, ct) => await Monitor.Stats(actor, ct)) is { IsSuccess: true } fleet)
        {
            _counts.Set(counts with { Fleet = fleet.Value });
            StateHasChanged();
        }
    }

    /// <summary>Null is what they may not see.</summary>
    private sealed record Counts(MonitorStats? Fleet, int? Sessions, long? Users);
}
