using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Access;

/// <summary>Which roles; the built-in ones come first.</summary>
public sealed record RoleQuery(PageRequest Page)
{
    public const int SearchMaxLength = 100;

    /// <summary>Part of the name or description; case does not matter.</summary>
    public string? Search { get; init; }

    /// <summary>Only enabled or only disabled ones.</summary>
    public bool? IsEnabled { get; init; }
}
