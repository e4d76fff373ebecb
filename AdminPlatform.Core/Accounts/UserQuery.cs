using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Accounts;

/// <summary>By what a list of users may be ordered; nothing else can be, least of all a hash.</summary>
public enum UserSort
{
    Id,
    UserName,
    Email,
    CreatedAt,
    LastLoginAt,
}

/// <summary>Which users, in which order.</summary>
public sealed record UserQuery(PageRequest Page)
{
    public const int SearchMaxLength = 100;

    /// <summary>Part of the name, email, full name, nickname or phone; case does not matter.</summary>
    public string? Search { get; init; }

    /// <summary>Only enabled or only disabled ones.</summary>
    public bool? IsEnabled { get; init; }

    public UserSort Sort { get; init; } = UserSort.Id;

    public bool Descending { get; init; }
}
