using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Core.Audit;

public static class AuditServices
{
    /// <summary>Adds the logs and <see cref="Changes"/>.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<Changes>()
        .AddSingleton<ActivityReader>();
}
