using Microsoft.JSInterop;

namespace AdminPlatform.Web.Ui;

/// <summary>What somebody prefers on this browser, kept there. Nothing secret, and nothing that may not be lost.</summary>
internal sealed class Remembered(IJSRuntime js)
{
    /// <summary>Null when nothing is remembered, or the browser keeps nothing. It may have been written by anything: whoever reads it checks it.</summary>
    public async Task<string?> ReadAsync(string key)
    {
        try
        {
            return await js.InvokeAsync<string?>("localStorage.getItem", key);
        }
        catch (JSException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string key, string value)
    {
        try
        {
            await js.InvokeVoidAsync("localStorage.setItem", key, value);
        }
        catch (JSException)
        {
            // The browser keeps nothing: it holds until the page is left.
        }
    }
}
