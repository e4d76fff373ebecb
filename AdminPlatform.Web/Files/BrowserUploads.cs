using AdminPlatform.Core.Files;
using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AdminPlatform.Web.Files;

/// <summary>The files that somebody chose on a page, sent one after the other by the browser itself.</summary>
internal sealed class BrowserUploads(
    IJSRuntime js, AntiforgeryStateProvider antiforgery, IOptionsMonitor<UploadOptions> options, ErrorText errors, IStringLocalizer<Text> texts) : IAsyncDisposable
{
    private const int Cancelled = -1;

    private readonly List<UploadItem> _items = [];
    private DotNetObjectReference<BrowserUploads>? _self;
    private IJSObjectReference? _module;

    public IReadOnlyList<UploadItem> Items => _items;

    /// <summary>Something is to be drawn anew.</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>A file was kept.</summary>
    public Func<UploadItem, Task> Kept { get; set; } = _ => Task.CompletedTask;

    /// <summary>What a chosen file is uploaded as, and to which address.</summary>
    public Func<ChosenFile, UploadTarget> TargetOf { get; set; } = UploadTarget.Of;

    /// <summary>Whoever chooses again means that one instead.</summary>
    public bool OnlyOne { get; init; }

    public async Task AttachAsync(ElementReference root)
    {
        _self = DotNetObjectReference.Create(this);
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/uploads.js");
        await _module.InvokeVoidAsync("attach", root, _self);
    }

    public ValueTask<bool> CopyAsync(string address) => _module?.InvokeAsync<bool>("copy", address) ?? ValueTask.FromResult(false);

    public ValueTask<string?> PreviewAsync(UploadItem item) => _module?.InvokeAsync<string?>("preview", item.File.Id) ?? ValueTask.FromResult<string?>(null);

    public ValueTask ReleaseAsync(string preview) => _module?.InvokeVoidAsync("release", preview) ?? ValueTask.CompletedTask;

    /// <summary>Breaks it off when it is under way, and takes it from the list.</summary>
    public async Task DropAsync(UploadItem item)
    {
        _items.Remove(item);
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("cancel", item.File.Id);
        }

        await NextAsync();
    }

    [JSInvokable]
    public Task Chosen(ChosenFile[] files)
    {
        _items.RemoveAll(item => OnlyOne || item.State is UploadState.Kept);
        foreach (var file in files.Take(OnlyOne ? 1 : files.Length))
        {
            var item = new UploadItem(file, TargetOf(file));
            _items.Add(item);
            if (file.Size > options.CurrentValue.MegabytesOf(item.Target.Kind) * UploadOptions.Megabyte)
            {
                item.Refuse(errors.For(UploadFile.TooLarge(file.Name, options.CurrentValue.MegabytesOf(item.Target.Kind))));
            }
        }

        return NextAsync();
    }

    [JSInvokable]
    public void Progressed(int id, double percent)
    {
        _items.Find(item => item.File.Id == id)?.Progress(percent);
        Changed();
    }

    [JSInvokable]
    public async Task Ended(int id, int status, string? message)
    {
        if (_items.Find(item => item.File.Id == id) is { } item)
        {
            if (status is >= 200 and < 300)
            {
                item.Keep();
                await Kept(item);
            }
            else if (status != Cancelled)
            {
                item.Refuse(message ?? texts["files.upload.broken"]);
            }
        }

        await NextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                foreach (var item in _items.Where(item => item.State == UploadState.Sending))
                {
                    await _module.InvokeVoidAsync("cancel", item.File.Id);
                }

                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and with it what it was sending.
        }

        _self?.Dispose();
    }

    private async Task NextAsync()
    {
        if (_module is not null && !_items.Exists(item => item.State == UploadState.Sending) && _items.Find(item => item.State == UploadState.Waiting) is { } next)
        {
            next.Send();
            await _module.InvokeVoidAsync("send", next.File.Id, next.Target.Address, antiforgery.GetAntiforgeryToken()?.Value ?? "", _self);
        }

        Changed();
    }
}
