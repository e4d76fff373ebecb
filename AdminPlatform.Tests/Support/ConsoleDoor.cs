using System.Net;
using System.Text.RegularExpressions;

namespace AdminPlatform.Tests.Support;

/// <summary>The console without a browser: requests with its cookie, redirects not followed.</summary>
internal static partial class ConsoleDoor
{
    public static HttpClient Plain(PlatformApplication application) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = application.Address };

    public static async Task<HttpClient> SignedInAs(PlatformApplication application, string userName)
    {
        var client = Plain(application);
        var page = await client.GetStringAsync(new Uri("/login", UriKind.Relative));
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = FormToken().Match(page).Groups["value"].Value,
            ["Input.UserName"] = userName,
            ["Input.Password"] = userName == "admin" ? PlatformApplication.AdminPassword : PlatformApplication.UserPassword,
        });
        using var response = await client.PostAsync(new Uri("/login", UriKind.Relative), form);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex FormToken();
}
