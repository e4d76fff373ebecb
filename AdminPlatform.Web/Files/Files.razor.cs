using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AdminPlatform.Web.Files;

public sealed partial class Files : IAsyncDisposable
{
    private readonly Load<Page<FileDetails>> _files = new();
    private readonly Load<FileUsage> _usage = new();
    private FileListQuery _query = FileListQuery.From(null, null, null);
    private bool _asked;
    private FileDetails? _deleting;
    private IJSObjectReference? _module;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [Inject]
    private FileReader Reader { get; set; } = default!;

    [Inject]
    private DeleteFile Delete { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime JS { get; set; } = default!;

    private bool SeesAll => Actor.May(FilePermissions.View);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    protected override void OnInitialized() => On<FilesChanged>(AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync));

    protected override async Task OnParametersSetAsync()
    {
        var query = FileListQuery.From(Search, Kind, Page);
        if (!_asked || query != _query)
        {
            (_query, _asked) = (query, true);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await _files.RunAsync(AskAsync);
        await _usage.RunAsync(() => Operations.AskAsync(Reader.UsageAsync));
    }

    private async Task RefreshAsync()
    {
        var query = _query;
        if (_files.HasValue && await AskAsync() is { IsSuccess: true } fresh && query == _query)
        {
            _files.Set(fresh.Value);
            await _usage.RunAsync(() => Operations.AskAsync(Reader.UsageAsync));
            StateHasChanged();
        }
    }

    private Task<Result<Page<FileDetails>>> AskAsync() => Operations.AskAsync((actor, ct) => Reader.ListAsync(actor, _query.ForCore(), ct));

    private void SearchFor(string term) =>
        Navigation.NavigateTo((_query with { Search = term.Length == 0 ? null : term, Page = 1 }).Address(), replace: true);

    private RenderFragment KindLink(FileKind? kind, string text) =>
        Links.Segment((_query with { Kind = kind, Page = 1 }).Address(), text, _query.Kind == kind);

    private async Task CopyAsync(FileDetails file)
    {
        _module ??= await JS.InvokeAsync<IJSObjectReference>("import", "./js/uploads.js");
        if (await _module.InvokeAsync<bool>("copy", file.Path))
        {
            Toasts.Success(T["files.copied"]);
        }
        else
        {
            Toasts.Failure(T["files.copy-failed", Navigation.ToAbsoluteUri(file.Path).AbsoluteUri]);
        }
    }
}
