using AdminPlatform.Core.Accounts;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace AdminPlatform.Web.Accounts;

/// <summary>Users from a CSV file: chosen or pasted, looked at row by row, then created.</summary>
public sealed partial class UserImport
{
    /// <summary>So many at once that every core has a password to hash while others are written.</summary>
    private const int Lanes = 4;

    private readonly CancellationTokenSource _stop = new();
    private readonly List<ImportRow> _passwords = [];
    private ElementReference _text;
    private IJSObjectReference? _module;
    private byte[]? _file;
    private bool _generate;
    private bool _isReading;
    private bool _isAsking;
    private string? _error;
    private IReadOnlyList<ImportRow>? _rows;
    private BulkRun? _run;
    private int _total;

    [Inject]
    private ImportUsers Import { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private IJSRuntime JS { get; set; } = default!;

    private List<ImportRow> Good => [.. (_rows ?? []).Where(row => row.CanCreate)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        try
        {
            await (_module?.DisposeAsync() ?? default);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }
    }

    private Task ReadFileAsync(InputFileChangeEventArgs chosen) => PreviewAsync(chosen.File.Size, max => chosen.File.OpenReadStream(max));

    private async Task ReadTextAsync()
    {
        var module = await ModuleAsync();
        await using var text = await module.InvokeAsync<IJSStreamReference>("read", _text);
        await PreviewAsync(text.Length, max => text.OpenReadStreamAsync(max).AsTask());
    }

    private Task PreviewAsync(long size, Func<long, Stream> open) => PreviewAsync(size, max => Task.FromResult(open(max)));

    // Of a file that is too large no more than one byte too many is read: Core says what is wrong with it.
    private async Task PreviewAsync(long size, Func<long, Task<Stream>> open)
    {
        _isReading = true;
        if (size > ImportUsers.MaxSize)
        {
            _file = new byte[ImportUsers.MaxSize + 1];
        }
        else
        {
            using MemoryStream whole = new();
            await using var stream = await open(ImportUsers.MaxSize);
            await stream.CopyToAsync(whole);
            _file = whole.ToArray();
        }

        await PreviewAgainAsync();
        _isReading = false;
    }

    private async Task PreviewAgainAsync()
    {
        if (_file is { } file)
        {
            var rows = await Operations.AskAsync((actor, ct) => Import.PreviewAsync(actor, file, _generate, ct));
            (_rows, _error) = (rows.IsSuccess ? rows.Value : null, rows.Error is { } error ? Operations.TextFor(error) : null);
        }
    }

    private async Task RunAsync()
    {
        var rows = new Queue<ImportRow>(Good);
        (_run, _total, _isAsking) = (new BulkRun(), rows.Count, false);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => RunLaneAsync(rows, _run)));
        _run.IsRunning = false;
    }

    // Each as whoever is signed in at that moment. All lanes are on the page's own dispatcher: nothing here runs beside anything else.
    private async Task RunLaneAsync(Queue<ImportRow> rows, BulkRun run)
    {
        while (!_stop.IsCancellationRequested && rows.TryDequeue(out var row))
        {
            var result = await Operations.AskAsync((actor, ct) => Import.RunAsync(actor, row, ct));
            run.Add(row.UserName, result.Error is { } error ? Operations.TextFor(error) : null);
            if (result.IsSuccess && row.GeneratedPassword is not null)
            {
                _passwords.Add(row);
            }

            StateHasChanged();
        }
    }

    private async Task DownloadTemplateAsync() => await DownloadAsync("users.csv", ImportUsers.Template);

    // Once: what was handed out is not kept.
    private async Task DownloadPasswordsAsync()
    {
        await DownloadAsync("passwords.csv", ImportUsers.PasswordsAsCsv(_passwords));
        _passwords.Clear();
    }

    private async Task DownloadAsync(string name, string text) => await (await ModuleAsync()).InvokeVoidAsync("download", name, text);

    private void StartAgain() => (_run, _rows, _file, _error) = (null, null, null, null);

    private async ValueTask<IJSObjectReference> ModuleAsync() => _module ??= await JS.InvokeAsync<IJSObjectReference>("import", "./Accounts/UserImport.razor.js");
}
