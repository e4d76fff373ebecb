using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace AdminPlatform.Web.Hosting;

/// <summary>Chinese and English: by cookie, then by the browser's wish, then Chinese.</summary>
internal static class Languages
{
    public const string Chinese = "zh";
    public const string English = "en";

    private static readonly string[] s_all = [Chinese, English];

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<Resources.ErrorText>();
        services.AddSingleton<Resources.AccessText>();
        services.AddSingleton<Resources.ActivityText>();
        services.AddSingleton<Audit.ReasonText>();
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture(Chinese).AddSupportedCultures(s_all).AddSupportedUICultures(s_all);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { Options = options }, new PrimaryLanguageProvider()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    /// <summary>Whoever wishes nothing gets the default, and the request is spared the search for a wish.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(Chinese);
        app.UseWhen(
            static context => context.Request.Headers.AcceptLanguage.Count > 0 || context.Request.Headers.Cookie.Count > 0 || !context.Request.Path.StartsWithSegments("/api"),
            static branch => branch.UseRequestLocalization());
    }

    /// <summary>Looks at the primary subtag alone (RFC 5646): whoever asks for en-GB is served en.</summary>
    private sealed class PrimaryLanguageProvider : RequestCultureProvider
    {
        private static readonly Task<ProviderCultureResult?> s_none = Task.FromResult<ProviderCultureResult?>(null);
        private static readonly Dictionary<string, Task<ProviderCultureResult?>> s_results =
            s_all.ToDictionary(language => language, language => Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(language)));

        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var wished = httpContext.Request.Headers.AcceptLanguage;
            if (wished.Count == 0 || !StringWithQualityHeaderValue.TryParseList(wished, out var languages))
            {
                return s_none;
            }

            var best = languages.OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.Value?.Split('-')[0].ToLower(CultureInfo.InvariantCulture) ?? "")
                .FirstOrDefault(s_results.ContainsKey);
            return best is null ? s_none : s_results[best];
        }
    }
}
