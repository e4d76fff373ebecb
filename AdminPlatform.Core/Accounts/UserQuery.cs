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

    /// <summary>Only those who have the role of this name; case does not matter.</summary>
    public string? Role { get; init; }

    /// <summary>Only those who have never signed in.</summary>
    public bool NeverSignedIn { get; init; }

    public UserSort Sort { get; init; } = UserSort.Id;

    public bool Descending { get; init; }

    internal UserFilter Filter => new(Search, IsEnabled, Role, NeverSignedIn);
}

/// <summary>Which users, whatever the order; in lower case the search, in upper case the role.</summary>
internal readonly record struct UserFilter(string? Search = null, bool? IsEnabled = null, string? Role = null, bool NeverSignedIn = false)
{
    /// <summary>Nothing but a term that the index of terms may answer.</summary>
    public bool IsSearchOnly => Search is not null && this == new UserFilter(Search);
}
