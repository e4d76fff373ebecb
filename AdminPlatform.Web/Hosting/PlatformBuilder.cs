using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Files;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Servers;
using AdminPlatform.Core.Settings;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Api;
using AdminPlatform.Web.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration.Memory;

namespace AdminPlatform.Web.Hosting;

/// <summary>What the product consists of.</summary>
internal static class PlatformBuilder
{
    /// <summary>Below everything else, so that <c>ASPNETCORE_URLS</c>, a file and <c>--urls</c> all win.</summary>
    private const string DefaultUrls = "http://localhost:8080";

    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new(WebHostDefaults.ServerUrlsKey, DefaultUrls)] });
        var database = DatabaseSettings.Read(configuration, builder.Environment.ContentRootPath);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Feed>();
        services.AddData(database);
        services.AddAccess();
        services.AddAudit(configuration);
        services.AddAccounts(configuration);
        services.AddServers();
        services.AddMonitoring(configuration);
        services.AddSettings(configuration);
        services.AddFiles(configuration);

        services.AddDataProtection().SetApplicationName("AdminPlatform").PersistKeysToFileSystem(KeyDirectory(database));
        services.AddTrustedProxies(configuration);
        services.AddLanguages();
        services.AddApis();
        services.AddSignIn();
        services.AddConsole();
    }

    private static DirectoryInfo KeyDirectory(DatabaseOptions database)
    {
        var path = Path.Combine(database.DataDirectory, "keys");
        PrivateFiles.CreateDirectory(path);
        return new DirectoryInfo(path);
    }
}
