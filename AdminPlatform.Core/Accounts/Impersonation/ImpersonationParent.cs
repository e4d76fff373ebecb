using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPlatform.Core.Accounts.Impersonation;

/// <summary>The admin's own session, without which the look through somebody's eyes is over.</summary>
internal sealed record ImpersonationParent(Impersonator Impersonator, DateTime ExpiresAt)
{
    /// <summary>Null when it has ended, or its user is no enabled admin any more.</summary>
    public static Task<ImpersonationParent?> FindAsync(AppDbContext database, Guid id, CancellationToken cancellationToken) =>
        database.Sessions.AsNoTracking()
            .Where(session => session.Id == id && session.EndedAt == null && session.User.DeletedAt == null && session.User.IsEnabled
                && session.User.Roles.Any(userRole => userRole.Role.Name == BuiltInRoles.Admin && userRole.Role.IsEnabled)
                && (session.User.TwoFactorEnabled || !session.User.Roles.Any(userRole => userRole.Role.RequiresTwoFactor && userRole.Role.IsEnabled)))
            .Select(session => new ImpersonationParent(new Impersonator(session.UserId, session.User.UserName!), session.ExpiresAt))
            .FirstOrDefaultAsync(cancellationToken);

    public DateTime Earlier(DateTime expiresAt) => ExpiresAt < expiresAt ? ExpiresAt : expiresAt;
}
