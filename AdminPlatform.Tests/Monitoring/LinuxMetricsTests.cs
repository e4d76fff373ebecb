using AdminPlatform.Core.Monitoring.Linux;
using AdminPlatform.Core.Monitoring.Storage;

namespace AdminPlatform.Tests.Monitoring;

public sealed class LinuxMetricsTests
{
    private static readonly TimeSpan s_tenSeconds = TimeSpan.FromSeconds(10);

    [Fact]
    public void Rates_GrowingCounters_AreBytesPerSecond()
    {
        var values = Values("eth0: 1000 0 0 0 0 0 0 0 500 0 0 0", "eth0: 3000 0 0 0 0 0 0 0 1500 0 0 0");

        values[SampleMetric.Received].ShouldBe(200);
        values[SampleMetric.Sent].ShouldBe(100);
        values[SampleMetric.Network].ShouldBe(300);
    }

    [Fact]
    public void Rates_CounterWasReset_CountsFromZero() =>
        Values("eth0: 9000000 0 0 0 0 0 0 0 9000000 0 0 0", "eth0: 100 0 0 0 0 0 0 0 200 0 0 0")[SampleMetric.Network].ShouldBe(30);

    [Fact]
    public void Rates_InterfaceIsNew_AddsNothingYet() =>
        Values("eth0: 0 0 0 0 0 0 0 0 0 0 0 0", "eth0: 100 0 0 0 0 0 0 0 0 0 0 0\neth1: 999999 0 0 0 0 0 0 0 0 0 0 0")[SampleMetric.Received].ShouldBe(10);

    [Fact]
    public void Rates_InterfaceIsGone_AddsNothing() =>
        Values("eth0: 0 0 0 0 0 0 0 0 0 0 0 0\neth1: 9 0 0 0 0 0 0 0 0 0 0 0", "eth0: 100 0 0 0 0 0 0 0 0 0 0 0")[SampleMetric.Received].ShouldBe(10);

    [Fact]
    public void Rates_NoTimePassed_AreUnknown()
    {
        var reading = Reading("eth0: 1 0 0 0 0 0 0 0 1 0 0 0");

        LinuxMetrics.Values(LinuxMetrics.Snapshot(1, default, reading, reading), reading, reading, TimeSpan.Zero)[SampleMetric.Network].ShouldBeNull();
    }

    [Fact]
    public void Values_PartIsMissing_AreUnknownNotZero()
    {
        var values = Values(null, "eth0: 1 0 0 0 0 0 0 0 1 0 0 0");

        values[SampleMetric.Network].ShouldBeNull();
        values[SampleMetric.DiskRead].ShouldBeNull();
        values[SampleMetric.Cpu].ShouldBeNull();
        values[SampleMetric.Disk].ShouldBeNull();
    }

    [Fact]
    public void Rates_DiskCounters_AreBytesPerSecond()
    {
        var before = LinuxReading.Parse(new LinuxTexts { ReadAt = 0, DiskStats = "8 0 sda 0 0 0 0 0 0 0 0 0 0 0" });
        var now = LinuxReading.Parse(new LinuxTexts { ReadAt = 0, DiskStats = "8 0 sda 5 0 100 0 9 0 2000 0 0 0 0" });

        var values = LinuxMetrics.Values(LinuxMetrics.Snapshot(1, default, before, now), before, now, s_tenSeconds);

        values[SampleMetric.DiskRead].ShouldBe(5120);
        values[SampleMetric.DiskWrite].ShouldBe(102400);
    }

    private static SampleValues Values(string? netBefore, string? netNow)
    {
        var (before, now) = (Reading(netBefore), Reading(netNow));
        return LinuxMetrics.Values(LinuxMetrics.Snapshot(1, default, before, now), before, now, s_tenSeconds);
    }

    private static LinuxReading Reading(string? net) => LinuxReading.Parse(new LinuxTexts { ReadAt = 0, NetDev = net });
}
