using System.Reflection;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AdminPlatform.Web.Shell;

public sealed partial class MainLayout : IDisposable
{
    private Actor? _actor;
    private ErrorBoundary? _boundary;

    [CascadingParameter]
    private Microsoft.AspNetCore.Components.RouteData? Route { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        await LookUpActorAsync();
    }

    /// <summary>The permission that the page takes and that they lack; null when they may see it.</summary>
    private string? Denied() =>
        Route?.PageType.GetCustomAttribute<NeedsAttribute>()?.Permission is { } permission && _actor?.Deny(permission) is not null ? permission : null;

    private void Recover() => _boundary?.Recover();

    // What they may do can have changed since the last page; the menu shows it from the next one on.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        Recover();
        await LookUpActorAsync();
        StateHasChanged();
    });

    private async Task LookUpActorAsync()
    {
        try
        {
            _actor = await Current.GetAsync();
        }
        catch (SessionEndedException)
        {
            // On the way to the sign-in page.
        }
    }
}
