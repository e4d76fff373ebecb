using AdminPlatform.Core.Access;
using AdminPlatform.Web.Resources;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Access;

public sealed partial class PermissionEditor
{
    private Mutation _mutation = default!;
    private string _name = "";
    private string _description = "";
    private string _module = "";
    private string _action = "";
    private bool _isEnabled = true;

    /// <summary>What to change; null creates one.</summary>
    [Parameter]
    public PermissionDetails? Permission { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    [Inject]
    private CreatePermission CreatePermission { get; set; } = default!;

    [Inject]
    private UpdatePermission UpdatePermission { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private AccessText Texts { get; set; } = default!;

    protected override void OnInitialized()
    {
        _mutation = new Mutation(Operations, Toasts);
        if (Permission is { } before)
        {
            (_name, _description, _module, _action, _isEnabled) = (before.Name, before.Description, before.Module, before.Action, before.IsEnabled);
        }
    }

    private async Task SaveAsync()
    {
        var saved = Permission is { } before
            ? await _mutation.RunAsync((actor, ct) => UpdatePermission.RunAsync(actor, before.Id, Changes(before), ct), T["permissions.saved", _name.Trim()], tellFailure: false)
            : await _mutation.RunAsync((actor, ct) => CreatePermission.RunAsync(actor, New(), ct), T["permissions.created", _name.Trim()], tellFailure: false);
        if (saved)
        {
            await OnDone.InvokeAsync();
            await OnClose.InvokeAsync();
        }
    }

    private NewPermission New() =>
        new(_name.Trim()) { Description = _description.Trim(), Module = _module.Trim(), Action = _action.Trim(), IsEnabled = _isEnabled };

    /// <summary>Only what changed, so that module and action can follow a new name.</summary>
    private PermissionChanges Changes(PermissionDetails before) => new()
    {
        Name = Given(_name, before.Name),
        Description = Given(_description, before.Description),
        Module = Given(_module, before.Module),
        Action = Given(_action, before.Action),
        IsEnabled = _isEnabled == before.IsEnabled ? null : _isEnabled,
    };

    private static string? Given(string now, string before) => now.Trim() == before ? null : now.Trim();
}
