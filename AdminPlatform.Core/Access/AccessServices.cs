using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Core.Access;

public static class AccessServices
{
    /// <summary>Adds roles and permissions.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<HeldPermissions>()
        .AddSingleton<RoleReader>()
        .AddSingleton<RoleSeeder>();
}
