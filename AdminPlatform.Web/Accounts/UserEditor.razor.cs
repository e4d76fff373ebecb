using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

public sealed partial class UserEditor
{
    private readonly Load<IReadOnlyList<string>> _roles = new();
    private UserForm _form = new();
    private Mutation _mutation = default!;

    /// <summary>Whom to change; null creates one.</summary>
    [Parameter]
    public UserDetails? User { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    [Inject]
    private CreateUser CreateUser { get; set; } = default!;

    [Inject]
    private UpdateUser UpdateUser { get; set; } = default!;

    [Inject]
    private RoleReader Roles { get; set; } = default!;

    [Inject]
    private PasswordRules Rules { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    // Nobody takes a role from themselves, or locks themselves out.
    private bool IsSelf => User is not null && User.Id == Actor.UserId;

    protected override Task OnInitializedAsync()
    {
        _mutation = new Mutation(Operations, Toasts);
        _form = User is null ? new UserForm { Roles = [BuiltInRoles.User] } : UserForm.From(User);
        return LoadRolesAsync();
    }

    private Task LoadRolesAsync() => _roles.RunAsync(() => Operations.AskAsync(Roles.NamesAsync));

    private void Choose(string role, bool chosen)
    {
        _form.Roles.Remove(role);
        if (chosen)
        {
            _form.Roles.Add(role);
        }
    }

    private string? RoleText(string role) => T[$"role.{role}"] is { ResourceNotFound: false } text ? text.Value : null;

    private async Task SaveAsync()
    {
        var saved = User is null
            ? await _mutation.RunAsync((actor, ct) => CreateUser.RunAsync(actor, _form.AsNew(), ct), T["users.created", _form.UserName], tellFailure: false)
            : await _mutation.RunAsync((actor, ct) => UpdateUser.RunAsync(actor, User.Id, _form.AsChanges(User), ct), T["users.saved", _form.UserName], tellFailure: false);
        if (saved)
        {
            await OnDone.InvokeAsync();
            await OnClose.InvokeAsync();
        }
    }
}
