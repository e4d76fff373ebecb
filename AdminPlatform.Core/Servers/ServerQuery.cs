using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Servers;

/// <summary>Which servers to list; by name.</summary>
/// <param name="Page">Which page.</param>
public sealed record ServerQuery(PageRequest Page)
{
    /// <summary>Part of a name, host or description, in any case.</summary>
    public string? Search { get; init; }

    public ServerEnvironment? Environment { get; init; }

    public bool? IsMonitored { get; init; }

    public bool? IsOnline { get; init; }
}
