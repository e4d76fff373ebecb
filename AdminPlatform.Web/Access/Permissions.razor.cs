using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Access;

public sealed partial class Permissions
{
    private const string Custom = "custom";

    private readonly Load<PermissionList> _list = new();
    private bool _isCreating;
    private PermissionDetails? _editing;
    private PermissionDetails? _deleting;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [Inject]
    private PermissionReader Reader { get; set; } = default!;

    [Inject]
    private DeletePermission DeletePermission { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override Task OnInitializedAsync()
    {
        On<RolesChanged>(AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync));
        return Actor.May(PermissionPermissions.View) ? LoadAsync() : Task.CompletedTask;
    }

    private Task LoadAsync() => _list.RunAsync(AskAsync);

    private async Task RefreshAsync()
    {
        if (_list.HasValue && await AskAsync() is { IsSuccess: true } fresh)
        {
            _list.Set(fresh.Value);
            StateHasChanged();
        }
    }

    private Task<Result<PermissionList>> AskAsync() => Operations.AskAsync<PermissionList>(async (actor, ct) =>
    {
        var modules = await Reader.ModulesAsync(actor, ct);
        var holders = await Reader.HoldersAsync(actor, ct);
        return (modules.Error ?? holders.Error) is { } error ? error : new PermissionList(modules.Value, holders.Value);
    });

    private IEnumerable<PermissionModule> Shown(PermissionList list) => list.Modules
        .Select(module => module with { Permissions = [.. module.Permissions.Where(permission => IsShown(module, permission))] })
        .Where(module => module.Permissions.Count > 0);

    private bool IsShown(PermissionModule module, PermissionDetails permission) =>
        (Kind != Custom || !permission.IsDeclared)
        && (string.IsNullOrWhiteSpace(Search) || new[] { permission.Name, Texts.Of(permission), Texts.Module(module.Name) }
            .Any(text => text.Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase)));

    private static string Address(string? search, string? kind) =>
        Links.Address("permissions", ("q", string.IsNullOrEmpty(search) ? null : search), ("kind", kind == Custom ? kind : null));

    private void Go(string? search, string? kind) => Navigation.NavigateTo(Address(search, kind), replace: true);

    private void Close() => (_isCreating, _editing, _deleting) = (false, null, null);

    private sealed record PermissionList(IReadOnlyList<PermissionModule> Modules, IReadOnlyDictionary<string, int> Holders);
}
