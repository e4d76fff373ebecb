using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Core.Monitoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Settings;

public static class SettingServices
{
    /// <summary>Adds settings that are set in the console, as the last source of <paramref name="configuration"/>. They are there after <see cref="SettingLoader"/> has run.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services, ConfigurationManager configuration)
    {
        StoredSettings stored = new();
        ((IConfigurationBuilder)configuration).Add(stored);
        return services
            .AddSingleton(stored)
            .AddSection<AccountOptions>(AccountOptions.Section)
            .AddSection<BootstrapOptions>(BootstrapOptions.Section)
            .AddSection<JwtOptions>(JwtOptions.Section)
            .AddSection<LogOptions>(LogOptions.Section)
            .AddSection<MonitoringOptions>(MonitoringOptions.Section)
            .AddSection<UploadOptions>(UploadOptions.Section)
            .AddSection<RateLimitOptions>(RateLimitOptions.Section)
            .AddSingleton(provider => new SettingValues(configuration, stored, provider.GetServices<SettingSection>()))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<UnknownKeys>(provider, configuration))
            .AddOperation<SettingLoader>()
            .AddOperation<SettingReader>()
            .AddOperation<UpdateSettings>();
    }

    private static IServiceCollection AddSection<TOptions>(this IServiceCollection services, string name)
        where TOptions : class, new() =>
        services.AddSingleton<SettingSection>(provider => new SettingSection<TOptions>(name, provider.GetServices<IValidateOptions<TOptions>>()));
}
