using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Files;
using AdminPlatform.Web.Resources;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AdminPlatform.Web.Files;

public sealed partial class AvatarPicker : IAsyncDisposable
{
    private BrowserUploads _uploads = default!;
    private Mutation _mutation = default!;
    private ElementReference _root;
    private string? _preview;

    [Parameter, EditorRequired]
    public UserDetails User { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private OwnAvatar OwnAvatar { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private IJSRuntime JS { get; set; } = default!;

    [Inject]
    private AntiforgeryStateProvider Antiforgery { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<UploadOptions> Options { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    private UploadItem? Sending => _uploads.Items.FirstOrDefault(item => item.State == UploadState.Sending);

    private UploadItem? Refused => _uploads.Items.LastOrDefault(item => item.State == UploadState.Refused);

    public ValueTask DisposeAsync() => _uploads.DisposeAsync();

    protected override void OnInitialized()
    {
        _mutation = new Mutation(Operations, Toasts);
        _uploads = new(JS, Antiforgery, Options, Errors, T)
        {
            Changed = () => _ = InvokeAsync(ShowAsync),
            Kept = KeptAsync,
            TargetOf = UploadTarget.OfAvatar,
            OnlyOne = true,
        };
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? _uploads.AttachAsync(_root) : Task.CompletedTask;

    private async Task ShowAsync()
    {
        if (Sending is { } item)
        {
            _preview ??= await _uploads.PreviewAsync(item);
        }
        else
        {
            await ReleaseAsync();
        }

        StateHasChanged();
    }

    private async Task KeptAsync(UploadItem item)
    {
        Toasts.Success(T["profile.avatar.saved"]);
        await OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync()
    {
        if (await _mutation.RunAsync(OwnAvatar.RemoveAsync, T["profile.avatar.removed"]))
        {
            await OnChanged.InvokeAsync();
        }
    }

    private async Task ReleaseAsync()
    {
        if (_preview is { } preview)
        {
            _preview = null;
            await _uploads.ReleaseAsync(preview);
        }
    }
}
