using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Web.Accounts.Passkeys;
using AdminPlatform.Web.Files;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace AdminPlatform.Web.Accounts;

/// <summary>
/// Two ways to show who one is, never both: below <c>/api</c> a token, everywhere else the console's cookie. So the API cannot be driven by
/// a browser that merely visits another site. Files can be fetched with either; nothing can be changed that way.
/// </summary>
internal static class SignInServices
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<VerifiedTokens>();
        services.AddSingleton<BearerEvents>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme, ConfigureCookie)
            .AddJwtBearer(options =>
            {
                options.EventsType = typeof(BearerEvents);
                options.ForwardDefaultSelector = static context =>
                    context.Request.Path.StartsWithSegments("/api") || FileCaller.ComesWithToken(context.Request) ? null : CookieAuthenticationDefaults.AuthenticationScheme;
            });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<Core.Accounts.Tokens.AccessTokens>(BearerEvents.Configure);
        services.AddAuthorization();
        services.AddAntiforgery(options => options.Cookie.Name = "adminplatform.form");
        services.AddHttpContextAccessor();
        services.AddPasskeys();
        services.AddScoped<ConsoleSignIn>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<ConsoleConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<ConsoleConnections>());
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "adminplatform";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/login";
        options.AccessDeniedPath = "/forbidden";
        options.ReturnUrlParameter = "returnUrl";

        // The session row decides when it is over; the cookie only has to last longer.
        options.ExpireTimeSpan = TimeSpan.FromDays(366);
        options.Events.OnValidatePrincipal = CheckSessionAsync;

        // The sign-in page sends people on itself, with the address encoded for a header.
        options.Events.OnRedirectToReturnUrl = static _ => Task.CompletedTask;
    }

    private static async Task CheckSessionAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<LiveSessions>();
        if (ConsolePrincipal.SessionOf(context.Principal) is { } id
            && await sessions.FindAsync(id, context.HttpContext.RequestAborted) is { } session)
        {
            context.Principal = ConsolePrincipal.For(session.Id, context.HttpContext);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
