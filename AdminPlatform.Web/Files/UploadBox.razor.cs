using AdminPlatform.Core.Files;
using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AdminPlatform.Web.Files;

public sealed partial class UploadBox : IAsyncDisposable
{
    private BrowserUploads _uploads = default!;
    private ElementReference _root;

    [Inject]
    private IJSRuntime JS { get; set; } = default!;

    [Inject]
    private AntiforgeryStateProvider Antiforgery { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<UploadOptions> Options { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    public ValueTask DisposeAsync() => _uploads.DisposeAsync();

    protected override void OnInitialized() => _uploads = new(JS, Antiforgery, Options, Errors, T) { Changed = StateHasChanged };

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? _uploads.AttachAsync(_root) : Task.CompletedTask;
}
