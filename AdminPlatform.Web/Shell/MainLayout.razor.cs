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
