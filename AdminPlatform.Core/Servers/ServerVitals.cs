namespace AdminPlatform.Core.Servers;

/// <summary>What monitoring knows of a server right now; percent 0–100, null where nothing is known.</summary>
internal sealed record ServerVitals(bool IsOnline, DateTime? LastSampleAt, double? Cpu, double? Memory, double? Disk, ServerFacts? Facts);

/// <summary>Where the registry asks how a server is doing; monitoring answers, from memory.</summary>
internal interface IServerVitals
{
    /// <summary>Call before <see cref="Of"/>; completes at once except after a start.</summary>
    ValueTask LoadAsync(CancellationToken cancellationToken);

    ServerVitals Of(int serverId);
}
