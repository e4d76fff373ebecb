using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Access;

/// <summary>The one place that answers "may they?", for REST, pages and streams alike. Deny by default.</summary>
public static class Authorization
{
    public const string DeniedCode = "access.denied";

    /// <summary>Whether <paramref name="actor"/> holds <paramref name="permission"/>.</summary>
    public static bool May(this Actor actor, string permission) => actor.IsAdmin || actor.Permissions.Contains(permission);

    /// <summary>Theirs is a role that takes a second factor, and they have set up none.</summary>
    public const string TwoFactorRequiredCode = "access.two_factor_required";

    public const string AdminOnlyCode = "access.admin_only";

    /// <summary>Null when <paramref name="actor"/> has the built-in role <c>admin</c>, else the error to return.</summary>
    public static Error? DenyUnlessAdmin(this Actor actor) =>
        actor.IsAdmin ? null : Error.Forbidden(actor.MustSetUpTwoFactor ? TwoFactorRequiredCode : AdminOnlyCode);

    public const string ImpersonatedCode = "impersonation.barred";

    /// <summary>
    /// Null unless <paramref name="actor"/> is an admin who looks through somebody else's eyes: what belongs to the user alone, such as their
    /// password, is out of reach then.
    /// </summary>
    public static Error? DenyImpersonated(this Actor actor) => actor.Impersonator is null ? null : Error.Forbidden(ImpersonatedCode);

    /// <summary>Null when <paramref name="actor"/> may, else the error to return.</summary>
    public static Error? Deny(this Actor actor, string permission) =>
        actor.May(permission) ? null
        : actor.MustSetUpTwoFactor ? Error.Forbidden(TwoFactorRequiredCode)
        : Error.Forbidden(DeniedCode) with { Arguments = [permission] };
}
