using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Audit;

/// <summary>Which attempts to sign in.</summary>
public sealed record LoginQuery(PageRequest Page)
{
    /// <summary>The whole name, as the log has it; at most 254 characters.</summary>
    public string? UserName { get; init; }

    public bool? Succeeded { get; init; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime? From { get; init; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime? Until { get; init; }
}

/// <summary>Which operations.</summary>
public sealed record OperationQuery(PageRequest Page)
{
    /// <summary>The whole name, as the log has it; at most 254 characters.</summary>
    public string? UserName { get; init; }

    /// <summary>At most 32 characters.</summary>
    public string? Module { get; init; }

    /// <summary>At most 32 characters.</summary>
    public string? Action { get; init; }

    public bool? Succeeded { get; init; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime? From { get; init; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime? Until { get; init; }

    /// <summary>The history of one thing of <see cref="Module"/>, which must be given too; at most 64 characters.</summary>
    public string? TargetId { get; init; }
}

/// <summary>One page of a log, newest first.</summary>
/// <param name="Total">Exact up to <see cref="MaxTotal"/>.</param>
/// <param name="IsCapped">Whether there are more than <paramref name="Total"/>; what lies beyond is reached by narrower filters.</param>
public sealed record LogPage<T>(IReadOnlyList<T> Items, long Total, bool IsCapped, int Number, int Size)
{
    public const int MaxTotal = 10_000;
}

/// <summary>A kind of operation that occurs in the log.</summary>
public sealed record OperationName(string Module, string Action);
