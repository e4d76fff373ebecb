using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

/// <summary>Which sessions somebody is about to end: one, all of one user, or everybody's.</summary>
/// <param name="One">The one; null for more.</param>
/// <param name="User">A session of the user whose sessions all end; null for everybody's.</param>
public sealed record EndedSessions(SessionListItem? One, SessionListItem? User);

/// <summary>Everybody's sessions, as they come and go.</summary>
public sealed partial class SessionList
{
    private readonly Load<Page<SessionListItem>> _sessions = new();
    private SessionListQuery _query = SessionListQuery.From(null, null, null, null, null);
    private EndedSessions? _ending;
    private bool _asked;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "user")]
    private string? User { get; set; }

    [SupplyParameterFromQuery(Name = "ended")]
    private string? Ended { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private SessionReader Reader { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool MayRevoke => Actor.May(SessionPermissions.Revoke);

    /// <summary>Whose sessions are shown, when they are only one user's.</summary>
    private SessionListItem? Chosen => _query.UserId is { } id ? _sessions.Value?.Items.FirstOrDefault(session => session.UserId == id) : null;

    protected override void OnInitialized() => On<SessionsChanged>(AtMostEvery(TimeSpan.FromSeconds(2), RefreshAsync));

    protected override async Task OnParametersSetAsync()
    {
        var query = SessionListQuery.From(Search, Kind, User, Ended, Page);
        if ((!_asked || query != _query) && Actor.May(SessionPermissions.View))
        {
            (_query, _asked) = (query, true);
            await LoadAsync();
        }
    }

    private Task LoadAsync() => _sessions.RunAsync(AskAsync);

    // Somebody signed in or out.
    private async Task RefreshAsync()
    {
        var query = _query;
        if (_sessions.HasValue && await AskAsync() is { IsSuccess: true } fresh && query == _query)
        {
            _sessions.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<Page<SessionListItem>>> AskAsync() => Operations.AskAsync((actor, ct) => Reader.ListAsync(actor, _query.ForCore(), ct));

    private void SearchFor(string term) =>
        Navigation.NavigateTo((_query with { Search = term.Length == 0 ? null : term, Page = 1 }).Address(), replace: true);

    private void Ask(EndedSessions sessions) => _ending = sessions;

    private RenderFragment KindLink(SessionKind? kind, string text) =>
        Links.Segment((_query with { Kind = kind, Page = 1 }).Address(), text, _query.Kind == kind);
}
