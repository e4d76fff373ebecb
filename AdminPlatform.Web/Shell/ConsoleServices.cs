using System.Text.Encodings.Web;
using System.Text.Unicode;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Diagnostics;

namespace AdminPlatform.Web.Shell;

/// <summary>The browser console: its pages and components. Needs sign-in and languages.</summary>
internal static class ConsoleServices
{
    /// <summary>Where machines call; below /api the dialects answer for themselves.</summary>
    private static readonly string[] s_machines = ["/api", "/health", "/_blazor", "/passkeys", "/login/passkey"];

    public static void AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddCascadingAuthenticationState();
        services.AddScoped<Operations>();
        services.AddScoped<Toasts>();
        services.AddScoped<Remembered>();
        services.AddSingleton<Accounts.UserActions>();
    }

    /// <summary>
    /// An unknown address and an unhandled fault get a page, except where machines call. On the whole pipeline and not on a branch of it: only
    /// then is the second run routed anew.
    /// </summary>
    public static void UseConsoleErrors(this WebApplication app)
    {
        app.UseExceptionHandler(Quietly(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true }));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(static (context, next) =>
        {
            if (IsMachine(context))
            {
                context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            }

            return next(context);
        });
        app.UseWhen(IsMachine, machines => machines.UseExceptionHandler(Quietly(new ExceptionHandlerOptions { ExceptionHandler = FailAsync })));
    }

    /// <summary>Maps the pages and the files they load; sign-out is a plain form.</summary>
    public static void MapConsole(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets().Add(endpoint => endpoint.Metadata.Add(Accounts.NeedsAttribute.Nothing));
        endpoints.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
    }

    private static bool IsMachine(HttpContext context) => Array.Exists(s_machines, path => context.Request.Path.StartsWithSegments(path));

    /// <summary>What is wrong with a request is its sender's fault, and nothing for the operator's log.</summary>
    private static ExceptionHandlerOptions Quietly(ExceptionHandlerOptions options)
    {
        options.StatusCodeSelector = static exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        options.SuppressDiagnosticsCallback = static context => context.Exception is BadHttpRequestException;
        return options;
    }

    private static Task FailAsync(HttpContext context)
    {
        var error = context.Response.StatusCode < StatusCodes.Status500InternalServerError
            ? new Error(ErrorKind.Invalid, "request.malformed")
            : new Error(ErrorKind.Busy, "server.fault") { Arguments = [Accounts.Clients.TraceId()] };
        return TypedResults.Json(new MachineFailure(context.RequestServices.GetRequiredService<ErrorText>().For(error))).ExecuteAsync(context);
    }

    /// <summary>What a script is told when a request came to nothing.</summary>
    private sealed record MachineFailure(string Message);
}
