using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

public sealed partial class Users
{
    private const string ColumnsKey = "users.columns";
    private const string SizeKey = "users.size";

    private readonly Load<Page<UserDetails>> _users = new();
    private readonly UserSelection _selection = new();
    private IReadOnlyList<UserColumn> _columns = UserColumns.Default;
    private IReadOnlyList<string> _roles = [];
    private UserListQuery _query = UserListQuery.Default;
    private string? _size;
    private bool _asked;
    private UserAction? _action;
    private (UserAction Action, IReadOnlyList<UserDetails> Users)? _bulk;
    private UserDetails? _user;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")]
    private string? Descending { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? Size { get; set; }

    [Inject]
    private UserReader Reader { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Remembered Remembered { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool MayChange => Actor.May(UserPermissions.Edit) || Actor.May(UserPermissions.Delete);

    protected override async Task OnInitializedAsync()
    {
        On<UsersChanged>(AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync));
        _columns = UserColumns.Read(await Remembered.ReadAsync(ColumnsKey));
        _size = await Remembered.ReadAsync(SizeKey);
        _roles = (await Operations.AskAsync(Reader.RolesAsync)) is { IsSuccess: true } roles ? roles.Value : [];
    }

    protected override async Task OnParametersSetAsync()
    {
        var query = UserListQuery.From(Search, Status, Role, Sort, Descending, Page, PageSizes.From(Size, _size));
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

    private void Go(UserListQuery query) => Navigation.NavigateTo((query with { Page = 1 }).Address(), replace: true);

    private async Task ResizeAsync(string size)
    {
        _size = size;
        await Remembered.WriteAsync(SizeKey, size);
        Go(_query with { Size = PageSizes.From(size) });
    }

    private async Task ShowAsync(IReadOnlyList<UserColumn> columns)
    {
        _columns = columns;
        await Remembered.WriteAsync(ColumnsKey, UserColumns.Write(columns));
    }

    private void SelectPage(bool chosen) => _selection.Choose(_users.Value?.Items ?? [], chosen);

    private void OpenBulk(UserAction action) => _bulk = (action, [.. _selection.Users]);

    private Task AfterBulkAsync()
    {
        _selection.Clear();
        return LoadAsync();
    }

    // A role in the address stays a choice, even one that nobody knows.
    private IEnumerable<(string Value, string Text)> RoleChoices() =>
        [("", T["users.role.all"]), .. _roles.Union(_query.Role is { } role ? [role] : []).Select(name => (name, name))];

    private RenderFragment StatusLink(string? status, string text) =>
        Links.Segment((_query with { Status = status, Page = 1 }).Address(), text, _query.Status == status);

    private void Open(UserAction action, UserDetails? user) => (_action, _user) = (action, user);

    private void Close() => (_action, _user) = (null, null);
}
