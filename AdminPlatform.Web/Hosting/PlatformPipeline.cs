using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Settings;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Accounts.Passkeys;
using AdminPlatform.Web.Api;
using AdminPlatform.Web.Audit;
using AdminPlatform.Web.Files;
using AdminPlatform.Web.Health;
using AdminPlatform.Web.Shell;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Web.Hosting;

/// <summary>What happens at start, and what every request passes.</summary>
internal static partial class PlatformPipeline
{
    /// <summary>Brings the database up to date and sees to it that there is an admin, or a way to make one.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await app.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync(stopping);
        await app.Services.GetRequiredService<SettingLoader>().LoadAsync(stopping);
        await app.Services.GetRequiredService<RoleSeeder>().SeedAsync(stopping);
        var code = await app.Services.GetRequiredService<FirstAdmin>().PrepareAsync(stopping);
        app.Lifetime.ApplicationStarted.Register(() => SayWhereToGo(app, code));
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseConsoleErrors();
        app.UseApiErrors();
        app.UseAuthentication();
        app.UseConsoleConnections();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapSignOut();
        app.MapLogExports();
        app.MapImpersonation();
        app.MapPasskeys();
        app.MapFiles();
        app.MapApis();
        app.MapConsole();
    }

    private static void SayWhereToGo(WebApplication app, string? code)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        if (code is null)
        {
            LogReady(app.Logger, address);
        }
        else
        {
            LogSetup(app.Logger, address, code);
        }
    }

    [LoggerMessage(LogLevel.Information, "AdminPlatform is ready: open {Address}")]
    private static partial void LogReady(ILogger logger, string address);

    [LoggerMessage(LogLevel.Information, "AdminPlatform is ready: open {Address}/setup and create the first administrator with the one-time code {Code}")]
    private static partial void LogSetup(ILogger logger, string address, string code);
}
