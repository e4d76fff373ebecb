using AdminPlatform.Core.Audit;

namespace AdminPlatform.Core.Accounts.Passwords;

internal static class PasswordChange
{
    /// <summary>Puts the new hash in place; a locked account opens with it.</summary>
    public static void ReplacePassword(this User user, string hash, ChangeScope scope)
    {
        user.PasswordHash = hash;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        user.UpdatedAt = scope.Now;
        scope.ChangedSecret("password");
    }
}
