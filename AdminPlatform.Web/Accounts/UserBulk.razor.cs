using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts;

public sealed partial class UserBulk
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Load<IReadOnlyList<string>> _roles = new();
    private string _role = "";
    private BulkRun? _run;

    [Parameter, EditorRequired]
    public UserAction Action { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<UserDetails> Users { get; set; } = [];

    /// <summary>It is over for those whom it reached, done or not.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnDone { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    [Inject]
    private UserActions Actions { get; set; } = default!;

    [Inject]
    private RoleReader Roles { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    private bool NeedsRole => Action is UserAction.AddRole or UserAction.RemoveRole;

    private bool IsHarmless => Action is UserAction.Enable or UserAction.AddRole;

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override Task OnInitializedAsync() => NeedsRole ? LoadRolesAsync() : Task.CompletedTask;

    private async Task LoadRolesAsync()
    {
        await _roles.RunAsync(() => Operations.AskAsync(Roles.NamesAsync));
        _role = _roles.Value is [.., var last] ? last : "";
    }

    // One after the other, each as whoever is signed in at that moment: a right that is taken meanwhile holds for the rest.
    private async Task RunAsync()
    {
        _run = new BulkRun();
        foreach (var user in Users.TakeWhile(_ => !_stop.IsCancellationRequested))
        {
            var result = await Operations.AskAsync((actor, ct) => Actions.RunAsync(actor, Action, user.Id, _role, ct));
            _run.Add(user.UserName, result.Error is { } error ? Operations.TextFor(error) : null);
            StateHasChanged();
        }

        _run.IsRunning = false;
        await OnDone.InvokeAsync();
    }

    private Task CloseAsync()
    {
        _stop.Cancel();
        return OnClose.InvokeAsync();
    }
}

/// <summary>How far many changes have come.</summary>
internal sealed class BulkRun
{
    private readonly List<(string Name, string Reason)> _refused = [];

    public bool IsRunning { get; set; } = true;

    public int Done { get; private set; }

    public IReadOnlyList<(string Name, string Reason)> Refused => _refused;

    public int Ended => Done + _refused.Count;

    /// <param name="name">Whose change ended.</param>
    /// <param name="refused">Why it was not made; null when it was.</param>
    public void Add(string name, string? refused)
    {
        if (refused is null)
        {
            Done++;
        }
        else
        {
            _refused.Add((name, refused));
        }
    }
}
