using AdminPlatform.Core.Common;
using AdminPlatform.Core.Monitoring.Linux;
using AdminPlatform.Core.Monitoring.Polling;
using AdminPlatform.Core.Monitoring.Storage;
using AdminPlatform.Core.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Monitoring;

public static class MonitoringServices
{
    /// <summary>
    /// Adds collecting, storing and reading of metrics, with <see cref="MonitoringOptions"/> from section <c>Monitoring</c>, checked at start.
    /// Needs AddData, AddAudit, AddServers, the <see cref="Feed"/> and a <see cref="TimeProvider"/>; the database must be initialised before the host starts.
    /// </summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MonitoringOptions>().Bind(configuration.GetSection(MonitoringOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MonitoringOptions>, MonitoringOptionsValidator>();
        return services.AddStorage().AddPolling()
            .AddOperation<MonitorReader>()
            .AddOperation<MonitoredServers>();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<SampleStore>()
        .AddSingleton<SampleReader>()
        .AddSingleton<SampleRetention>()
        .AddSingleton<SnapshotStore>()
        .AddSingleton<HistoryCache>();

    private static IServiceCollection AddPolling(this IServiceCollection services) => services
        .AddSingleton<LatestMetrics>()
        .AddSingleton<IServerVitals>(provider => provider.GetRequiredService<LatestMetrics>())
        .AddSingleton<IMetricsSource, LocalSource>()
        .AddSingleton<WatchList>()
        .AddSingleton<StepClock>()
        .AddSingleton<PollStep>()
        .AddSingleton<ThisMachine>()
        .AddHostedService<Poller>()
        .AddHostedService<RetentionTimer>();
}
