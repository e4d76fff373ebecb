using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Audit.Export;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Shell;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Audit;

public sealed partial class LoginLog
{
    private readonly Load<LogPage<LoginEntry>> _entries = new();
    private LoginLogQuery _query = LoginLogQuery.From(null, null, LogTimes.Of(null, null, null), null);
    private bool _asked;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "user")]
    private string? User { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "range")]
    private string? Range { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")]
    private string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private LogReader Reader { get; set; } = default!;

    [Inject]
    private ExportLogs Exporter { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    protected override void OnInitialized()
    {
        var refresh = AtMostEvery(TimeSpan.FromSeconds(2), RefreshAsync);
        On<LoginLogged>(refresh);
        On<SessionsChanged>(refresh);
    }

    protected override async Task OnParametersSetAsync()
    {
        var query = LoginLogQuery.From(User, Status, LogTimes.Of(Range, From, Until), Page);
        if ((!_asked || query != _query) && Actor.May(LogPermissions.View))
        {
            (_query, _asked) = (query, true);
            await LoadAsync();
        }
    }

    private Task LoadAsync() => _entries.RunAsync(AskAsync);

    // On later pages the entries would run away from under the reader's eyes.
    private async Task RefreshAsync()
    {
        var query = _query;
        if (query.Page == 1 && _entries.HasValue && await AskAsync() is { IsSuccess: true } fresh && query == _query)
        {
            _entries.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<LogPage<LoginEntry>>> AskAsync() => Operations.AskAsync((actor, ct) => Reader.LoginsAsync(actor, Query(), ct));

    private LoginQuery Query() => _query.ForCore(Viewer.TimeZone(), Time.GetUtcNow().UtcDateTime);

    private void Go(LoginLogQuery query) =>
        Navigation.NavigateTo(LoginLogQuery.From(query.User, query.Status, query.Times, null).Address(), replace: true);

    private RenderFragment StatusLink(string? status, string text) =>
        Links.Segment((_query with { Status = status, Page = 1 }).Address(), text, _query.Status == status);
}
