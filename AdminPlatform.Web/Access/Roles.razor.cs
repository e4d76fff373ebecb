using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Access;

public sealed partial class Roles
{
    private readonly Load<Page<RoleDetails>> _roles = new();
    private RoleListQuery _query = RoleListQuery.From(null, null, null);
    private bool _asked;
    private RoleDetails? _deleting;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private RoleReader Reader { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        On<RolesChanged>(AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync));

        // How many users have a role is worth less than the counting.
        On<UsersChanged>(AtMostEvery(TimeSpan.FromSeconds(10), RefreshAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var query = RoleListQuery.From(Search, Status, Page);
        if ((!_asked || query != _query) && Actor.May(RolePermissions.View))
        {
            (_query, _asked) = (query, true);
            await LoadAsync();
        }
    }

    private Task LoadAsync() => _roles.RunAsync(AskAsync);

    private async Task RefreshAsync()
    {
        var query = _query;
        if (_roles.HasValue && await AskAsync() is { IsSuccess: true } fresh && query == _query)
        {
            _roles.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<Page<RoleDetails>>> AskAsync() => Operations.AskAsync((actor, ct) => Reader.ListAsync(actor, _query.ForCore(), ct));

    private void SearchFor(string term) =>
        Navigation.NavigateTo((_query with { Search = term.Length == 0 ? null : term, Page = 1 }).Address(), replace: true);

    private RenderFragment StatusLink(string? status, string text) =>
        Links.Segment((_query with { Status = status, Page = 1 }).Address(), text, _query.Status == status);
}
