using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Diagnostics;

namespace AdminPlatform.Web.Shell;

/// <summary>The browser console: its pages and components. Needs sign-in and languages.</summary>
internal static class ConsoleServices
{
    // Below /api the dialects answer for themselves.
    private static readonly string[] s_machines = ["/health", "/_blazor"];

    public static void AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Operations>();
        services.AddScoped<Toasts>();
    }

    /// <summary>An unknown address and an unhandled fault get a page, except where machines call. Comes before the API's own error handling.</summary>
    public static void UseConsoleErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(static (context, next) =>
        {
            if (s_machines.Any(path => context.Request.Path.StartsWithSegments(path)))
            {
                context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            }

            return next(context);
        });
    }

    /// <summary>Maps the pages and the files they load; sign-out is a plain form.</summary>
    public static void MapConsole(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
        endpoints.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
    }
}
