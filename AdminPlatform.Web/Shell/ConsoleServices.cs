using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Shell;

/// <summary>The browser console: its pages and components. Needs sign-in and languages.</summary>
internal static class ConsoleServices
{
    public static void AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Operations>();
        services.AddScoped<Toasts>();
    }

    /// <summary>Maps the pages and the files they load; sign-out is a plain form.</summary>
    public static void MapConsole(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
        endpoints.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
    }
}
