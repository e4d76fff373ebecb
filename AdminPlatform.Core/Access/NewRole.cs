namespace AdminPlatform.Core.Access;

/// <summary>A role to be created. Its permissions may be given by id, by name, or some so and some so.</summary>
public sealed record NewRole(string Name)
{
    public string Description { get; init; } = "";

    public bool IsEnabled { get; init; } = true;

    public bool RequiresTwoFactor { get; init; }

    public IReadOnlyList<int>? PermissionIds { get; init; }

    public IReadOnlyList<string>? Permissions { get; init; }

    internal RoleChanges AsChanges() => new()
    {
        Name = Name,
        Description = Description,
        IsEnabled = IsEnabled,
        RequiresTwoFactor = RequiresTwoFactor,
        PermissionIds = PermissionIds,
        Permissions = Permissions,
    };
}

/// <summary>What to change about a role; null leaves it as it is.</summary>
public sealed record RoleChanges
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public bool? IsEnabled { get; init; }

    public bool? RequiresTwoFactor { get; init; }

    /// <summary>Ids of all the permissions it shall hold, together with <see cref="Permissions"/>.</summary>
    public IReadOnlyList<int>? PermissionIds { get; init; }

    /// <summary>Names of all the permissions it shall hold, together with <see cref="PermissionIds"/>.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }
}
