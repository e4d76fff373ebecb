using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Resources;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminPlatform.Web.Access;

public sealed partial class RoleEditor
{
    // The search for permissions stands outside of the form, so that Enter there saves nothing.
    private readonly string _formId = $"role-{Guid.NewGuid():N}";
    private readonly Load<IReadOnlyList<PermissionModule>> _modules = new();
    private RoleForm _form = default!;
    private Mutation _mutation = default!;
    private RoleDetails? _seen;
    private string? _note;
    private string? _target;
    private bool _isDone;

    /// <summary>What to change; null creates one.</summary>
    [Parameter]
    public RoleDetails? Role { get; set; }

    /// <summary>What a new one starts from.</summary>
    [Parameter]
    public RoleDetails? Model { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback<RoleDetails> OnSaved { get; set; }

    [Inject]
    private CreateRole CreateRole { get; set; } = default!;

    [Inject]
    private UpdateRole UpdateRole { get; set; } = default!;

    [Inject]
    private PermissionReader Permissions { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private AccessText Texts { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsAdmin => Role?.IsAdmin == true;

    private bool MayEdit => Role is null ? Actor.May(RolePermissions.Create) : Actor.May(RolePermissions.Edit) && Actor.MayGrant(Role);

    protected override Task OnInitializedAsync()
    {
        _mutation = new Mutation(Operations, Toasts);
        Reset();
        return LoadAsync();
    }

    // Somebody else changed it: shown at once, unless that would take away what was typed here.
    protected override void OnParametersSet()
    {
        if (Role is null || ReferenceEquals(Role, _seen))
        {
            return;
        }

        if (!_form.IsChanged)
        {
            Reset();
        }
        else if (Role.UpdatedAt != _seen?.UpdatedAt && !_mutation.IsBusy)
        {
            _note = T["roles.changed-meanwhile"];
        }

        _seen = Role;
    }

    private Task LoadAsync() => _modules.RunAsync(() => Operations.AskAsync(Permissions.ModulesAsync));

    private void Reset()
    {
        _form = Role is null ? RoleForm.New(Model) : RoleForm.Of(Role);
        (_seen, _note) = (Role, !MayEdit && Role is not null && !Actor.MayGrant(Role) ? T["roles.above"].Value : null);
        _mutation.Reset();
    }

    private async Task SaveAsync()
    {
        RoleDetails? saved = null;
        var succeeded = await _mutation.RunAsync(
            async (actor, ct) =>
            {
                var result = Role is null ? await CreateRole.RunAsync(actor, _form.AsNew(), ct) : await UpdateRole.RunAsync(actor, Role.Id, _form.AsChanges(), ct);
                saved = result.IsSuccess ? result.Value : null;
                return result;
            },
            T[Role is null ? "roles.created" : "roles.saved", _form.Name.Trim()],
            tellFailure: false);
        if (!succeeded || saved is null)
        {
            return;
        }

        _isDone = Role is null;
        _form = RoleForm.Of(saved);
        (_seen, _note) = (saved, null);
        await OnSaved.InvokeAsync(saved);
    }

    private string? DefaultText() => Role is { Description.Length: 0 } ? Texts.Of(Role) : null;

    private string Summary() => (_form.Added, _form.Removed) switch
    {
        (0, 0) when Role is null => "",
        (0, 0) => T[_form.IsChanged ? "roles.change.details" : "roles.change.none"],
        var (added, removed) => T["roles.change.permissions", added, removed],
    };

    private void Hold(LocationChangingContext context)
    {
        if (_form.IsChanged && MayEdit && !_isDone && !Current.IsLeaving)
        {
            context.PreventNavigation();
            _target = context.TargetLocation;
            StateHasChanged();
        }
    }

    private void LetGo()
    {
        (_isDone, var target) = (true, _target!);
        _target = null;
        Navigation.NavigateTo(target);
    }
}
