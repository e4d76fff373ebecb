using AdminPlatform.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Core.Servers;

public static class ServerServices
{
    /// <summary>Adds the registry of servers. Needs AddData, the <see cref="Feed"/> and AddMonitoring, which knows how they are.</summary>
    public static IServiceCollection AddServers(this IServiceCollection services) => services
        .AddSingleton<ServerDirectory>()
        .AddOperation<ServerReader>();
}
