using AdminPlatform.Core.Access;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Audit.Export;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Shell;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Audit;

public sealed partial class OperationLog
{
    private readonly Load<LogPage<OperationEntry>> _entries = new();
    private OperationLogQuery _query = OperationLogQuery.From(null, null, null, null, LogTimes.Of(null, null, null), null);

    /// <summary>Where the page is on its way to: of two choices in a row the second builds on the first.</summary>
    private OperationLogQuery _wished = OperationLogQuery.From(null, null, null, null, LogTimes.Of(null, null, null), null);
    private IReadOnlyList<OperationName> _kinds = [];
    private bool _asked;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "user")]
    private string? User { get; set; }

    [SupplyParameterFromQuery(Name = "module")]
    private string? Module { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    private string? Action { get; set; }

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

    private IEnumerable<string> Modules => _kinds.Select(kind => kind.Module).Append(_query.Module).OfType<string>().Distinct();

    private IEnumerable<string> Actions => _kinds.Where(kind => _query.Module is null || kind.Module == _query.Module)
        .Select(kind => kind.Action).Append(_query.Action).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    protected override void OnInitialized() => On<OperationLogged>(AtMostEvery(TimeSpan.FromSeconds(2), RefreshAsync));

    protected override async Task OnParametersSetAsync()
    {
        var query = OperationLogQuery.From(User, Module, Action, Status, LogTimes.Of(Range, From, Until), Page);
        if ((!_asked || query != _query) && Actor.May(LogPermissions.View))
        {
            (_query, _wished, _asked) = (query, query, true);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await _entries.RunAsync(AskAsync);
        await LoadKindsAsync();
    }

    private async Task LoadKindsAsync()
    {
        var kinds = await Operations.AskAsync(async (actor, ct) => await Reader.KindsAsync(actor, ct));
        _kinds = kinds.IsSuccess ? kinds.Value : _kinds;
    }

    // On later pages the entries would run away from under the reader's eyes.
    private async Task RefreshAsync()
    {
        var query = _query;
        if (query.Page == 1 && _entries.HasValue && await AskAsync() is { IsSuccess: true } fresh && query == _query)
        {
            await LoadKindsAsync();
            _entries.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<LogPage<OperationEntry>>> AskAsync() => Operations.AskAsync((actor, ct) => Reader.OperationsAsync(actor, Query(), ct));

    private OperationQuery Query() => _query.ForCore(Viewer.TimeZone(), Time.GetUtcNow().UtcDateTime);

    private void Go(OperationLogQuery query)
    {
        _wished = OperationLogQuery.From(query.User, query.Module, query.Action, query.Status, query.Times, null);
        Navigation.NavigateTo(_wished.Address(), replace: true);
    }

    private IEnumerable<(string, string)> Options(string kind, IEnumerable<string> names) =>
        names.Select(name => (name, T[$"{kind}.{name}"] is { ResourceNotFound: false } text ? text.Value : name)).Prepend(("", T[$"{kind}.any"].Value));

    private RenderFragment StatusLink(string? status, string text) =>
        Links.Segment((_query with { Status = status, Page = 1 }).Address(), text, _query.Status == status);
}
