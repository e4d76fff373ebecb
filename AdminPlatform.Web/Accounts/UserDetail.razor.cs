using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

/// <summary>One user: what is known of them, what can be done, what was done.</summary>
public sealed partial class UserDetail
{
    private readonly Load<UserDetails> _user = new();
    private UserAction? _action;
    private long? _sessions;
    private int? _asked;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private UserReader Reader { get; set; } = default!;

    [Inject]
    private SessionReader Sessions { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        var refresh = AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync);
        On<UsersChanged>(refresh);
        On<SessionsChanged>(refresh);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked != Id && Actor.May(UserPermissions.View))
        {
            _asked = Id;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await _user.RunAsync(AskAsync);
        await CountSessionsAsync();
    }

    // While a dialog is open the page stands still, so that nobody types over what has changed below.
    private async Task RefreshAsync()
    {
        if (_action is null && _user.HasValue && await AskAsync() is { IsSuccess: true } fresh)
        {
            _user.Set(fresh.Value);
            await CountSessionsAsync();
            StateHasChanged();
        }
    }

    private async Task CountSessionsAsync()
    {
        if (Actor.May(SessionPermissions.View))
        {
            var sessions = await Operations.AskAsync((actor, ct) => Sessions.ListAsync(actor, new SessionQuery(new PageRequest(1, 1)) { UserId = Id }, ct));
            _sessions = sessions.IsSuccess ? sessions.Value.Total : null;
        }
    }

    private Task AfterAsync()
    {
        if (_action != UserAction.Delete)
        {
            return LoadAsync();
        }

        Navigation.NavigateTo("users");
        return Task.CompletedTask;
    }

    private Task<Result<UserDetails>> AskAsync() => Operations.AskAsync(async (actor, ct) => await Reader.GetAsync(actor, Id, ct));

    private static string Shown(string text) => text.Length == 0 ? "–" : text;
}
