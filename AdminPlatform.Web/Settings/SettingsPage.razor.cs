using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Settings;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Settings;

/// <summary>What can be set without a restart.</summary>
public sealed partial class SettingsPage
{
    private readonly Load<IReadOnlyList<SettingDetails>> _settings = new();

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private SettingReader Reader { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    private bool MayEdit => Actor.May(SettingPermissions.Edit);

    protected override Task OnInitializedAsync()
    {
        On<SettingsChanged>(AtMostEvery(TimeSpan.FromMilliseconds(200), RefreshAsync));
        return LoadAsync();
    }

    private Task LoadAsync() => _settings.RunAsync(() => Operations.AskAsync((actor, _) => Task.FromResult(Reader.List(actor))));

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
