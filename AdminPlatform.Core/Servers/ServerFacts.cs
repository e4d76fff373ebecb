namespace AdminPlatform.Core.Servers;

/// <summary>What a server says it is; null is what it does not say.</summary>
public sealed record ServerFacts
{
    /// <summary>Name and version for people, e.g. <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>Release of the kernel.</summary>
    public string? Kernel { get; init; }

    public string? CpuModel { get; init; }

    /// <summary>Logical cores.</summary>
    public int? Cores { get; init; }

    public string? HostName { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? BootTime { get; init; }
}
