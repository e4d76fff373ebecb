using AdminPlatform.Core.Accounts.ApiTokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace AdminPlatform.Web.Accounts.ApiTokens;

/// <summary>One's own personal tokens; a new one is on the page until it is left.</summary>
public sealed partial class ApiTokens
{
    private readonly Load<IReadOnlyList<ApiTokenDetails>> _tokens = new();
    private CreatedApiToken? _created;
    private ApiTokenDetails? _revoking;
    private bool _creating;

    [CascadingParameter]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private ApiTokenReader Reader { get; set; } = default!;

    [Inject]
    private RevokeApiToken Revoke { get; set; } = default!;

    [Inject]
    private Operations Operations { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => _tokens.RunAsync(() => Operations.AskAsync<IReadOnlyList<ApiTokenDetails>>(Reader.ListOwnAsync));

    private void Begin() => (_creating, _created) = (true, null);

    private Task ShowAsync(CreatedApiToken created)
    {
        (_created, _creating) = (created, false);
        return LoadAsync();
    }

    private Task AfterRevokeAsync()
    {
        _created = _created?.Details.Id == _revoking?.Id ? null : _created;
        return LoadAsync();
    }
}
