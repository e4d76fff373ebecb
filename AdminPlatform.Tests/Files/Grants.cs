using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Tests.Files;

internal static class Grants
{
    /// <summary>Gives a user a role of their own.</summary>
    public static async Task Grant(this PlatformApplication application, int userId, params string[] permissions)
    {
        await using var database = await application.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var name = $"of-{userId.Number()}";
        Role role = new() { Name = name, NormalizedName = name.ToUpperInvariant() };
        foreach (var permission in permissions)
        {
            role.Permissions.Add(new RolePermission { Permission = permission });
        }

        database.Roles.Add(role);
        await database.SaveChangesAsync();
        database.UserRoles.Add(new UserRole { UserId = userId, RoleId = role.Id });
        await database.SaveChangesAsync();
        application.Services.GetRequiredService<LiveSessions>().Forget();
    }
}
