namespace AdminPlatform.Core.Accounts.ApiTokens;

/// <summary>A personal token to make.</summary>
/// <param name="Name">What its owner calls it, 1–64 characters.</param>
/// <param name="ExpiresAt">UTC, at most 366 days ahead; null for one that lasts until it is revoked.</param>
/// <param name="Permissions">Codes that its owner holds; null for everything they may, now and later.</param>
public sealed record NewApiToken(string Name, DateTime? ExpiresAt, IReadOnlyList<string>? Permissions);

/// <summary>A personal token that was just made.</summary>
/// <param name="Token">The token itself: it is known at this moment and never again.</param>
public sealed record CreatedApiToken(ApiTokenDetails Details, string Token);

/// <summary>A personal token as its owner sees it.</summary>
/// <param name="Id">Id of its session.</param>
/// <param name="Hint">Its last characters.</param>
/// <param name="Permissions">Null is everything its owner may.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastUsedAt">UTC, up to a minute behind; null until it was used.</param>
/// <param name="ExpiresAt">UTC; null when it lasts until it is revoked.</param>
/// <param name="IsExpired">Whether its time is over.</param>
public sealed record ApiTokenDetails(
    Guid Id, string Name, string Hint, IReadOnlyList<string>? Permissions, DateTime CreatedAt, DateTime? LastUsedAt, DateTime? ExpiresAt, bool IsExpired);
