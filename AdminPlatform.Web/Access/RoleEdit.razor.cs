using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Access;

public sealed partial class RoleEdit
{
    private readonly Load<RoleDetails> _role = new();
    private int? _asked;
    private bool _isDeleting;

    [Parameter]
    public int Id { get; set; }

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private RoleReader Reader { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized() => On<RolesChanged>(AtMostEvery(TimeSpan.FromSeconds(1), RefreshAsync));

    protected override async Task OnParametersSetAsync()
    {
        if (_asked != Id && Actor.May(RolePermissions.View))
        {
            _asked = Id;
            await LoadAsync();
        }
    }

    private Task LoadAsync() => _role.RunAsync(AskAsync);

    private async Task RefreshAsync()
    {
        if (!_isDeleting && _role.HasValue)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private Task<Result<RoleDetails>> AskAsync() => Operations.AskAsync((actor, ct) => Reader.GetAsync(actor, Id, ct));

    private void Leave() => Navigation.NavigateTo("roles");
}
