namespace AdminPlatform.Core.Monitoring.Storage;

/// <summary>What one look at one server gave, to be stored.</summary>
/// <param name="Time">Unix seconds, a multiple of the interval.</param>
internal sealed record Sample(int ServerId, long Time, SampleValues Values);
