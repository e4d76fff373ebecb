namespace AdminPlatform.Core.Access;

/// <summary>A role as everybody who may see roles sees it.</summary>
/// <param name="Description">Empty where whoever shows it words it.</param>
/// <param name="IsEnabled">A disabled role grants nothing.</param>
/// <param name="IsBuiltIn">Ships with the product: can be neither renamed nor deleted.</param>
/// <param name="RequiresTwoFactor">Whoever has it may do nothing before they have set up a second factor.</param>
/// <param name="Permissions">What it holds, disabled permissions included; everything there is for <see cref="BuiltInRoles.Admin"/>.</param>
/// <param name="Users">How many users have it, disabled ones included, deleted ones not.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record RoleDetails(
    int Id,
    string Name,
    string Description,
    bool IsEnabled,
    bool IsBuiltIn,
    bool RequiresTwoFactor,
    IReadOnlyList<PermissionDetails> Permissions,
    int Users,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    /// <summary>Whether it is the role that holds everything, always.</summary>
    public bool IsAdmin => Name == BuiltInRoles.Admin;
}
