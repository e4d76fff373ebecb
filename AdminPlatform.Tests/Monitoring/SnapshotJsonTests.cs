using System.Text.Json;
using AdminPlatform.Core.Monitoring;

namespace AdminPlatform.Tests.Monitoring;

/// <summary>The names that the Platform document promises come out of the ordinary snake_case policy.</summary>
public sealed class SnapshotJsonTests
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Theory]
    [InlineData("", "server_id,timestamp,cpu,memory,disk,network,load,processes,uptime")]
    [InlineData("cpu", "usage,user_mode,system_mode,idle,iowait,cores")]
    [InlineData("memory", "total,used,available,free,usage,buffers,cached,swap_total,swap_used,swap_free")]
    [InlineData("disk", "partitions,io_stats")]
    [InlineData("disk.partitions.0", "device,mountpoint,filesystem,total,used,available,usage,inodes,inodes_used,inodes_free")]
    [InlineData("disk.io_stats", "read_bytes,write_bytes,read_ops,write_ops,read_time,write_time,io_time")]
    [InlineData("network", "interfaces")]
    [InlineData("network.interfaces.0", "name,bytes_recv,bytes_sent,packets_recv,packets_sent,errors_recv,errors_sent,dropped_recv,dropped_sent")]
    [InlineData("load", "load1,load5,load15")]
    public void Snapshot_AsJson_HasTheDocumentedFields(string path, string fields)
    {
        using var json = JsonSerializer.SerializeToDocument(Snapshot(), s_options);
        var element = path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(
            json.RootElement, (parent, name) => parent.ValueKind == JsonValueKind.Array ? parent[0] : parent.GetProperty(name));

        element.EnumerateObject().Select(property => property.Name).ShouldBe(fields.Split(','));
    }

    [Fact]
    public void Timestamp_AsJson_IsUtc()
    {
        using var json = JsonSerializer.SerializeToDocument(Snapshot(), s_options);

        json.RootElement.GetProperty("timestamp").GetString().ShouldBe("2026-01-02T03:04:05Z");
    }

    internal static MetricsSnapshot Snapshot(int serverId = 1, DateTime? at = null) => new()
    {
        ServerId = serverId,
        Timestamp = at ?? new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Cpu = new(12.5, 10, 2.5, 87, 0.5, 4),
        Memory = new(100, 40, 60, 30, 40, 5, 25, 10, 1, 9),
        Disk = new([new("/dev/sda1", "/", "ext4", 100, 50, 45, 52.63, 10, 4, 6)], new(1, 2, 3, 4, 5, 6, 7)),
        Network = new([new("eth0", 1, 2, 3, 4, 5, 6, 7, 8)]),
        Load = new(0.1, 0.2, 0.3),
        Processes = 99,
        Uptime = 1234,
    };
}
