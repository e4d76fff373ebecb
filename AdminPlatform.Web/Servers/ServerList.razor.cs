using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Servers;

public sealed partial class ServerList
{
    private const int PageSize = 25;
    private const string Online = "online";
    private const string Offline = "offline";
    private const string Unwatched = "unwatched";

    private static readonly (string? Status, string Text)[] Statuses =
    [
        (null, "servers.status.all"), (Online, "servers.status.online"), (Offline, "servers.status.offline"), (Unwatched, "servers.status.unwatched"),
    ];

    private readonly Load<Page<ServerSummary>> _servers = new();
    private (string?, string?, string?)? _asked;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private ServerReader Reader { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        var redraw = AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync);
        On<SampleTaken>(redraw);
        On<ServersChanged>(redraw);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked != (Search, Status, Page) && Actor.May(ServerPermissions.View))
        {
            _asked = (Search, Status, Page);
            await LoadAsync();
        }
    }

    private Task LoadAsync() => _servers.RunAsync(AskAsync);

    // The registry answers from memory; no sample makes the database work.
    private async Task RefreshAsync()
    {
        if (_servers.HasValue && await AskAsync() is { IsSuccess: true } fresh)
        {
            _servers.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<Page<ServerSummary>>> AskAsync() => Operations.AskAsync(async (actor, ct) => await Reader.ListAsync(actor, Query(), ct));

    private ServerQuery Query() => new(new PageRequest(Links.PageOf(Page), PageSize))
    {
        Search = Search,
        IsOnline = Status switch { Online => true, Offline => false, _ => null },
        IsMonitored = Status switch { Unwatched => false, Offline => true, _ => null },
    };

    private void SearchFor(string term) => Navigation.NavigateTo(Address(term.Length == 0 ? null : term, Status, 1), replace: true);

    private static string Address(string? search, string? status, int page) => Links.Address("servers", ("q", search), ("status", status), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));
}
