namespace AdminPlatform.Core.Servers;

/// <summary>Told on the feed once servers were added, changed or deleted, or are watched or no longer. Whoever changes one must tell.</summary>
public sealed record ServersChanged;
