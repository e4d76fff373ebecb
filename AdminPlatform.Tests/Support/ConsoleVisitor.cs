using System.Net;
using System.Text.RegularExpressions;

namespace AdminPlatform.Tests.Support;

/// <summary>Somebody at the console with nothing but HTTP: cookies and forms.</summary>
public sealed partial class ConsoleVisitor(PlatformApplication application) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = application.Address };

    /// <summary>Signs in through the form; whether that led in.</summary>
    public async Task<bool> SignInAsync(string userName, string? password = null)
    {
        password ??= userName == "admin" ? PlatformApplication.AdminPassword : PlatformApplication.UserPassword;
        using var response = await PostAsync("/login", await FormTokenAsync("/login"), ("_handler", "login"), ("Input.UserName", userName), ("Input.Password", password));
        return response.StatusCode == HttpStatusCode.Redirect;
    }

    /// <summary>The page; empty when the answer is to sign in first.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadAsStringAsync() : "";
    }

    /// <summary>Sends a form as a page of ours would.</summary>
    public async Task<string> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(path, await FormTokenAsync("/about"), fields);
        return response.Headers.Location?.ToString() ?? "";
    }

    /// <summary>Sends a form as a page of somebody else would.</summary>
    public async Task<string> SendForgedAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(path, null, fields);
        return response.Headers.Location?.ToString() ?? "";
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex FormToken();

    private async Task<string> FormTokenAsync(string path) => FormToken().Match(await PageAsync(path)).Groups["value"].Value;

    private async Task<HttpResponseMessage> PostAsync(string path, string? token, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        using FormUrlEncodedContent form = new(token is null ? all : all.Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return await _client.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
