using AdminPlatform.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Core.Access;

public static class AccessServices
{
    /// <summary>Adds roles and permissions.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<HeldPermissions>()
        .AddSingleton<RoleReader>()
        .AddSingleton<RoleSeeder>()
        .AddSingleton<RoleWriter>()
        .AddOperation<CreateRole>()
        .AddOperation<UpdateRole>()
        .AddOperation<DeleteRole>()
        .AddSingleton<PermissionReader>()
        .AddOperation<CreatePermission>()
        .AddOperation<UpdatePermission>()
        .AddOperation<DeletePermission>();
}
