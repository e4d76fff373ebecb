using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts.Sessions;

/// <summary>What stands behind a session.</summary>
public enum SessionKind
{
    /// <summary>A browser.</summary>
    Console,

    /// <summary>A sign-in over the API.</summary>
    Api,

    /// <summary>A personal token.</summary>
    Token,
}

/// <summary>A session as an administrator sees it.</summary>
/// <param name="UserName">Name at this moment, also of a user who was deleted.</param>
/// <param name="Email">Null when the user has none.</param>
/// <param name="Roles">Names of the user's roles, in alphabetical order.</param>
/// <param name="Address">IP address at sign-in.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastSeenAt">UTC, up to a minute behind.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="EndedAt">UTC; null while it lives, and when it simply expired.</param>
/// <param name="EndReason">Why it ended; null while it lives, and when it simply expired.</param>
/// <param name="ImpersonatorName">The admin who looks through the user's eyes; null when it is the user.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record SessionListItem(
    Guid Id,
    int UserId,
    string UserName,
    string? Email,
    IReadOnlyList<string> Roles,
    SessionKind Kind,
    string Address,
    string UserAgent,
    DateTime CreatedAt,
    DateTime LastSeenAt,
    DateTime ExpiresAt,
    DateTime? EndedAt,
    SessionEnd? EndReason,
    string? ImpersonatorName,
    bool IsCurrent);

/// <summary>Which sessions.</summary>
public sealed record SessionQuery(PageRequest Page)
{
    public const int SearchMaxLength = 100;

    /// <summary>Part of the user name; case does not matter.</summary>
    public string? Search { get; init; }

    public SessionKind? Kind { get; init; }

    /// <summary>Only those of one user.</summary>
    public int? UserId { get; init; }

    /// <summary>False for those that live, the last seen first; true for those that ended or expired, the newest end first.</summary>
    public bool Ended { get; init; }
}
