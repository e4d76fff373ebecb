using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Access;

/// <summary>Nobody hands out what they do not hold, and nobody edits above themselves.</summary>
internal static class GrantRule
{
    /// <summary>Whether <paramref name="actor"/> holds everything that <paramref name="role"/> would grant. A disabled role counts as if it were enabled: it may be any moment.</summary>
    public static bool MayGrant(this Actor actor, Role role) =>
        actor.IsAdmin || (role.Name != BuiltInRoles.Admin && role.Permissions.All(permission => actor.Permissions.Contains(permission.Permission)));
}
