using AdminPlatform.Core.Monitoring.Linux;
using AdminPlatform.Core.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdminPlatform.Tests.Monitoring;

/// <summary>The collector against the machine that the tests run on, beside what .NET says of it at the same moment.</summary>
public sealed class LocalCollectorTests
{
    [Fact]
    public async Task Collect_FirstTime_OnlyTakesTheBaseline() =>
        (await Collector().CollectAsync(DateTime.UnixEpoch, CancellationToken.None)).ShouldBeNull();

    [Fact]
    public async Task Collect_ThisMachine_AgreesWithDotNet()
    {
        var collector = Collector();
        await collector.CollectAsync(DateTime.UnixEpoch, CancellationToken.None);
        Burn();

        var collected = (await collector.CollectAsync(DateTime.UnixEpoch.AddSeconds(10), CancellationToken.None))!;

        var snapshot = collected.Snapshot;
        snapshot.Timestamp.ShouldBe(DateTime.UnixEpoch.AddSeconds(10));
        var cpu = snapshot.Cpu.ShouldNotBeNull();
        cpu.Cores.ShouldBeGreaterThanOrEqualTo(1);
        cpu.Usage.ShouldBeInRange(0, 100);
        (cpu.Usage + cpu.Idle + cpu.Iowait).ShouldBe(100, 0.1);
        var memory = snapshot.Memory.ShouldNotBeNull();
        memory.Total.ShouldBeGreaterThanOrEqualTo(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        (memory.Used + memory.Available).ShouldBe(memory.Total);
        ((double)snapshot.Uptime!).ShouldBe(Environment.TickCount64 / 1000.0, 5);
        snapshot.Processes!.Value.ShouldBeGreaterThan(0);
        snapshot.Load.ShouldNotBeNull();
        snapshot.Network.ShouldNotBeNull().Interfaces.ShouldContain(item => item.Name == "lo");
        collected.Facts.HostName.ShouldBe(Environment.MachineName);
        collected.Facts.Kernel.ShouldNotBeNull();
    }

    [Fact]
    public async Task Collect_RootFilesystem_AgreesWithDriveInfo()
    {
        var texts = await LocalFiles.ReadAsync(TimeProvider.System, CancellationToken.None);

        var root = texts.Partitions.ShouldNotBeNull().Single(partition => partition.Mountpoint == "/");
        var drive = new DriveInfo("/");
        root.Total.ShouldBe(drive.TotalSize);
        ((double)root.Available).ShouldBe(drive.AvailableFreeSpace, 256 * 1024 * 1024);
        root.Usage.ShouldBeInRange(0, 100);
        (root.InodesUsed + root.InodesFree).ShouldBe(root.Inodes);
    }

    private static Core.Monitoring.Polling.IMetricsCollector Collector() =>
        new LocalSource(TimeProvider.System, NullLogger<LocalSource>.Instance).Open(new Server { Id = 1 });

    /// <summary>Until the kernel's tick counters must have moved.</summary>
    private static void Burn()
    {
        for (var start = Environment.TickCount64; Environment.TickCount64 - start < 100;)
        {
            Math.Sqrt(start);
        }
    }
}
