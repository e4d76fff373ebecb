using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

public sealed partial class Users
{
    private readonly Load<Page<UserDetails>> _users = new();
    private UserListQuery _query = UserListQuery.From(null, null, null, null, null);
    private bool _asked;
    private UserAction? _action;
    private UserDetails? _user;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private string? Descending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private UserReader Reader { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized() => On<UsersChanged>(AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync));

    protected override async Task OnParametersSetAsync()
    {
        var query = UserListQuery.From(Search, Status, Sort, Descending, Page);
        if ((!_asked || query != _query) && Actor.May(UserPermissions.View))
        {
            (_query, _asked) = (query, true);
            await LoadAsync();
        }
    }

    private Task LoadAsync() => _users.RunAsync(AskAsync);

    // Somebody else changed a user, or signed in.
    private async Task RefreshAsync()
    {
        var query = _query;
        if (_users.HasValue && await AskAsync() is { IsSuccess: true } fresh && query == _query)
        {
            _users.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<Page<UserDetails>>> AskAsync() => Operations.AskAsync(async (actor, ct) => await Reader.ListAsync(actor, _query.ForCore(), ct));

    private void SearchFor(string term) =>
        Navigation.NavigateTo((_query with { Search = term.Length == 0 ? null : term, Page = 1 }).Address(), replace: true);

    private void Open(UserAction action, UserDetails? user) => (_action, _user) = (action, user);

    private void Close() => (_action, _user) = (null, null);

    private RenderFragment StatusLink(string? status, string text) =>
        Links.Segment((_query with { Status = status, Page = 1 }).Address(), text, _query.Status == status);

    private RenderFragment Head(UserSort sort, string text) => builder =>
    {
        builder.OpenComponent<SortHeader>(0);
        builder.AddComponentParameter(1, nameof(SortHeader.IsActive), _query.Sort == sort);
        builder.AddComponentParameter(2, nameof(SortHeader.Descending), _query.Descending);
        builder.AddComponentParameter(3, nameof(SortHeader.Address), _query.SortedBy(sort).Address());
        builder.AddComponentParameter(4, nameof(SortHeader.ChildContent), (RenderFragment)(inner => inner.AddContent(0, text)));
        builder.CloseComponent();
    };
}
