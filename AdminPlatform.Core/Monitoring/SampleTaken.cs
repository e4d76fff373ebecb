namespace AdminPlatform.Core.Monitoring;

/// <summary>Told on the feed once a sample is committed.</summary>
public sealed record SampleTaken(int ServerId, MetricsSnapshot Snapshot);
