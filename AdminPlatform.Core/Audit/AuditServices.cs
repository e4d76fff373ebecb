using AdminPlatform.Core.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Audit;

public static class AuditServices
{
    /// <summary>Adds the logs and <see cref="Changes"/>; options from the section <c>Logs</c>.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LogOptions>().Bind(configuration.GetSection(LogOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<LogOptions>, LogOptionsValidator>()
            .AddSingleton<OperationKinds>()
            .AddSingleton<OperationLog>()
            .AddSingleton<FailedChanges>()
            .AddOperation<Changes>()
            .AddOperation<LogReader>()
            .AddSingleton<ActivityReader>();
    }
}
