using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Access;

/// <summary>Nobody hands out what they do not hold, and nobody edits above themselves.</summary>
public static class GrantRule
{
    /// <summary>Whether <paramref name="actor"/> holds everything that <paramref name="role"/> would grant. A disabled role counts as if it were enabled: it may be any moment.</summary>
    internal static bool MayGrant(this Actor actor, Role role) =>
        actor.IsAdmin || (role.Name != BuiltInRoles.Admin && role.Permissions.All(permission => actor.Permissions.Contains(permission.Permission)));

    /// <summary>The same, of a role that was read.</summary>
    public static bool MayGrant(this Actor actor, RoleDetails role) =>
        actor.IsAdmin || (!role.IsAdmin && role.Permissions.All(actor.MayGrant));

    /// <summary>Whether <paramref name="actor"/> may put <paramref name="permission"/> into a role, or change it for everybody who holds it.</summary>
    public static bool MayGrant(this Actor actor, PermissionDetails permission) => actor.May(permission.Name);
}
