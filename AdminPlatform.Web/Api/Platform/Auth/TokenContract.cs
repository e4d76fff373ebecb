using AdminPlatform.Core.Accounts.ApiTokens;

namespace AdminPlatform.Web.Api.Platform.Auth;

/// <summary>Body of <c>POST /api/auth/tokens</c>.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="ExpiresAt">At most 366 days ahead; null for a token that lasts until it is revoked.</param>
/// <param name="Permissions">Codes that the caller holds; null for everything the caller may.</param>
public sealed record CreateTokenRequest(string? Name, DateTime? ExpiresAt, IReadOnlyList<string>? Permissions)
{
    internal NewApiToken AsNewToken() => new(Name ?? "", ExpiresAt, Permissions);
}

/// <summary>A personal token; <c>hint</c> is its last characters.</summary>
public sealed record ApiTokenView(
    Guid Id, string Name, string Hint, IReadOnlyList<string>? Permissions, DateTime CreatedAt, DateTime? LastUsedAt, DateTime? ExpiresAt)
{
    internal static ApiTokenView Of(ApiTokenDetails token) => new(token.Id, token.Name, token.Hint, token.Permissions, token.CreatedAt, token.LastUsedAt, token.ExpiresAt);
}

/// <summary>A personal token just made; <c>token</c> is shown here and never again.</summary>
public sealed record NewTokenView(Guid Id, string Name, string Token, IReadOnlyList<string>? Permissions, DateTime CreatedAt, DateTime? ExpiresAt)
{
    internal static NewTokenView Of(CreatedApiToken created) =>
        new(created.Details.Id, created.Details.Name, created.Token, created.Details.Permissions, created.Details.CreatedAt, created.Details.ExpiresAt);
}
