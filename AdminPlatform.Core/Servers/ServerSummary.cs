namespace AdminPlatform.Core.Servers;

/// <summary>A server as a list shows it, with what monitoring knows of it right now.</summary>
public sealed record ServerSummary
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string Host { get; init; }

    /// <summary>1–65535.</summary>
    public required int Port { get; init; }

    public required string UserName { get; init; }

    public required ServerEnvironment Environment { get; init; }

    public required string Description { get; init; }

    public required Transport Transport { get; init; }

    public required bool IsEnabled { get; init; }

    public required bool IsMonitored { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime UpdatedAt { get; init; }

    /// <summary>Whether its last sample is recent.</summary>
    public required bool IsOnline { get; init; }

    /// <summary>UTC; null when there never was a sample.</summary>
    public DateTime? LastSampleAt { get; init; }

    /// <summary>Percent 0–100 at the last sample, as are the next two; null when not known.</summary>
    public double? CpuUsage { get; init; }

    public double? MemoryUsage { get; init; }

    /// <summary>Of the fullest filesystem.</summary>
    public double? DiskUsage { get; init; }

    internal static ServerSummary Of(Server server, ServerVitals vitals) => new()
    {
        Id = server.Id,
        Name = server.Name,
        Host = server.Host,
        Port = server.Port,
        UserName = server.UserName,
        Environment = server.Environment,
        Description = server.Description,
        Transport = server.Transport,
        IsEnabled = server.IsEnabled,
        IsMonitored = server.IsMonitored,
        CreatedAt = server.CreatedAt,
        UpdatedAt = server.UpdatedAt,
        IsOnline = vitals.IsOnline,
        LastSampleAt = vitals.LastSampleAt,
        CpuUsage = vitals.Cpu,
        MemoryUsage = vitals.Memory,
        DiskUsage = vitals.Disk,
    };
}

/// <summary>A server as its own page shows it.</summary>
/// <param name="Facts">What it said it is; null before its first sample.</param>
public sealed record ServerDetails(ServerSummary Summary, ServerFacts? Facts);
