using AdminPlatform.Core.Access;

namespace AdminPlatform.Web.Access;

/// <summary>What stands in the form of a role, beside what stood there at first.</summary>
internal sealed class RoleForm
{
    private readonly RoleDetails? _before;
    private readonly HashSet<string> _held;

    private RoleForm(RoleDetails? before, RoleDetails? model)
    {
        _before = before;
        _held = NamesOf(before);
        Chosen = NamesOf(model);
        Name = before?.Name ?? "";
        Description = model?.Description ?? "";
        IsEnabled = before?.IsEnabled ?? true;
        RequiresTwoFactor = model?.RequiresTwoFactor ?? false;
    }

    public string Name { get; set; }

    public string Description { get; set; }

    public bool IsEnabled { get; set; }

    public bool RequiresTwoFactor { get; set; }

    /// <summary>Names of the permissions that are ticked.</summary>
    public HashSet<string> Chosen { get; }

    public int Added => Chosen.Count(name => !_held.Contains(name));

    public int Removed => _held.Count(name => !Chosen.Contains(name));

    public bool IsChanged => _before is null
        ? Name.Length > 0 || Description.Length > 0 || RequiresTwoFactor || Chosen.Count > 0
        : (Name, Description, IsEnabled, RequiresTwoFactor) != (_before.Name, _before.Description, _before.IsEnabled, _before.RequiresTwoFactor)
            || Added > 0 || Removed > 0;

    /// <summary>To change <paramref name="role"/>.</summary>
    public static RoleForm Of(RoleDetails role) => new(role, role);

    /// <summary>To create one, like <paramref name="model"/> if there is one.</summary>
    public static RoleForm New(RoleDetails? model) => new(null, model);

    public NewRole AsNew() => new(Name.Trim())
    {
        Description = Description.Trim(),
        IsEnabled = IsEnabled,
        RequiresTwoFactor = RequiresTwoFactor,
        Permissions = [.. Chosen],
    };

    /// <summary>Only what changed: what somebody else changed meanwhile stays.</summary>
    public RoleChanges AsChanges() => new()
    {
        Name = Name == _before?.Name ? null : Name.Trim(),
        Description = Description == _before?.Description ? null : Description.Trim(),
        IsEnabled = IsEnabled == _before?.IsEnabled ? null : IsEnabled,
        RequiresTwoFactor = RequiresTwoFactor == _before?.RequiresTwoFactor ? null : RequiresTwoFactor,
        Permissions = Added + Removed == 0 ? null : [.. Chosen],
    };

    private static HashSet<string> NamesOf(RoleDetails? role) => role is null ? [] : [.. role.Permissions.Select(permission => permission.Name)];
}
