namespace AdminPlatform.Core.Access;

/// <summary>A permission to be created. Module and action are taken from a name like <c>module:action</c> where they are empty.</summary>
public sealed record NewPermission(string Name)
{
    public string Description { get; init; } = "";

    public string Module { get; init; } = "";

    public string Action { get; init; } = "";

    public bool IsEnabled { get; init; } = true;

    internal PermissionChanges AsChanges() => new() { Name = Name, Description = Description, Module = Module, Action = Action, IsEnabled = IsEnabled };
}

/// <summary>What to change about a permission; null leaves it as it is.</summary>
public sealed record PermissionChanges
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Module { get; init; }

    public string? Action { get; init; }

    public bool? IsEnabled { get; init; }
}
