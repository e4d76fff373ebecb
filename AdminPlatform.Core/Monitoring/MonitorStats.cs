namespace AdminPlatform.Core.Monitoring;

/// <summary>How the fleet is doing.</summary>
/// <param name="TotalServers">Registered servers, watched or not.</param>
/// <param name="OnlineServers">Those with a recent sample.</param>
/// <param name="OfflineServers">The others.</param>
/// <param name="Timestamp">UTC; when this was counted.</param>
public sealed record MonitorStats(int TotalServers, int OnlineServers, int OfflineServers, DateTime Timestamp);

/// <summary>Whether a server's last sample is recent.</summary>
public enum ServerStatus
{
    Offline,
    Online,
}
