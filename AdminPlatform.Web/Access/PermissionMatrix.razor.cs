using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Access;

public sealed partial class PermissionMatrix
{
    private string _search = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<PermissionModule> Modules { get; set; } = [];

    /// <summary>Names of those that are ticked; the matrix adds and removes.</summary>
    [Parameter, EditorRequired]
    public HashSet<string> Chosen { get; set; } = [];

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>The role holds everything, always.</summary>
    [Parameter]
    public bool HoldsEverything { get; set; }

    [Parameter]
    public bool IsReadOnly { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private AccessText Texts { get; set; } = default!;

    private IEnumerable<PermissionModule> Shown() => Modules
        .Select(module => Texts.Module(module.Name).Contains(_search, StringComparison.CurrentCultureIgnoreCase)
            ? module
            : module with { Permissions = [.. module.Permissions.Where(Matches)] })
        .Where(module => module.Permissions.Count > 0);

    private bool Matches(PermissionDetails permission) =>
        permission.Name.Contains(_search, StringComparison.OrdinalIgnoreCase) || Texts.Of(permission).Contains(_search, StringComparison.CurrentCultureIgnoreCase);

    private bool IsChosen(PermissionDetails permission) => HoldsEverything || Chosen.Contains(permission.Name);

    private bool MayChange(PermissionDetails permission) => !IsReadOnly && !HoldsEverything && Actor.MayGrant(permission);

    private string? Reason(PermissionDetails permission) => !IsReadOnly && !HoldsEverything && !Actor.MayGrant(permission) ? T["permissions.not-held-text"].Value : null;

    private string State(PermissionModule module) => module.Permissions.Count(IsChosen) switch
    {
        0 => "false",
        var count when count == module.Permissions.Count => "true",
        _ => "mixed",
    };

    /// <summary>All that are shown and may be given, or none of them when all of those are ticked already.</summary>
    private Task ToggleAsync(PermissionModule module)
    {
        List<PermissionDetails> mine = [.. module.Permissions.Where(MayChange)];
        return ChooseAsync(mine, !mine.All(IsChosen));
    }

    private Task ChooseAsync(IEnumerable<PermissionDetails> permissions, bool chosen)
    {
        foreach (var permission in permissions)
        {
            _ = chosen ? Chosen.Add(permission.Name) : Chosen.Remove(permission.Name);
        }

        return OnChanged.InvokeAsync();
    }
}
