using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Web.Accounts.ApiTokens;

/// <summary>The form of a new token; it offers what its maker holds.</summary>
public sealed partial class ApiTokenEditor
{
    private const int Never = 0;

    private readonly HashSet<string> _chosen = [];
    private Mutation _mutation = default!;
    private string _name = "";
    private int _days = 30;
    private bool _isSubset;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback<CreatedApiToken> OnCreated { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    [Inject]
    private CreateApiToken Create { get; set; } = default!;

    [Inject]
    private HeldPermissions Held { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<AccountOptions> Options { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    private IReadOnlyList<int> Choices => Options.CurrentValue.ApiTokensWithoutExpiry ? [30, 90, 365, Never] : [30, 90, 365];

    private IReadOnlyList<IGrouping<string, string>> Groups { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        _mutation = new Mutation(Operations, Toasts);
        var grants = await Held.ReadAsync(CancellationToken.None);
        Groups = [.. grants.Of(Actor).GroupBy(permission => permission.Split(':')[0])];
    }

    private void Choose(string permission, bool isChosen) => _ = isChosen ? _chosen.Add(permission) : _chosen.Remove(permission);

    private async Task CreateAsync()
    {
        CreatedApiToken? created = null;
        DateTime? expires = _days == Never ? null : Time.GetUtcNow().UtcDateTime.AddDays(_days);
        NewApiToken request = new(_name, expires, _isSubset ? [.. _chosen] : null);
        await _mutation.RunAsync<CreatedApiToken>(async (actor, ct) =>
        {
            var result = await Create.RunAsync(actor, request, ct);
            created = result.IsSuccess ? result.Value : null;
            return result;
        }, success: null, tellFailure: false);
        if (created is not null)
        {
            await OnCreated.InvokeAsync(created);
        }
    }
}
