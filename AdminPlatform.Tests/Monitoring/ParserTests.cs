using AdminPlatform.Core.Monitoring;
using AdminPlatform.Core.Monitoring.Linux;

namespace AdminPlatform.Tests.Monitoring;

public sealed class ParserTests
{
    [Fact]
    public void CpuTimes_RealText_AreReadWithCoresAndBootTime() =>
        CpuTimes.Parse(LinuxSamples.Stat).ShouldBe(new CpuTimes(12257, 100, 4146, 253235, 395, 10, 80, 21, 2, 1795176829));

    [Fact]
    public void CpuTimes_OldKernelWithFourNumbers_AreRead() =>
        CpuTimes.Parse("cpu  1 2 3 4\ncpu0 1 2 3 4\n").ShouldBe(new CpuTimes(1, 2, 3, 4, 0, 0, 0, 0, 1, null));

    [Fact]
    public void CpuShares_BetweenTwoReadings_AddUpToHundred()
    {
        var before = new CpuTimes(100, 0, 50, 800, 50, 0, 0, 0, 4, null);
        var now = new CpuTimes(120, 10, 60, 840, 70, 5, 5, 10, 4, null);

        CpuTimes.Between(before, now).ShouldBe(new CpuMetrics(50, 25, 16.67, 33.33, 16.67, 4));
    }

    [Fact]
    public void CpuShares_IdleWentBack_CountsAsNoIdle() =>
        CpuTimes.Between(new(0, 0, 0, 100, 50, 0, 0, 0, 1, null), new(100, 0, 0, 90, 50, 0, 0, 0, 1, null))!.Usage.ShouldBe(100);

    [Fact]
    public void CpuShares_AfterBoot_AreThoseSinceBoot() =>
        CpuTimes.Between(new(1000, 0, 1000, 9000, 0, 0, 0, 0, 1, null), new(30, 0, 0, 70, 0, 0, 0, 0, 1, null))!.Usage.ShouldBe(30);

    [Fact]
    public void CpuShares_NoTimePassed_AreUnknown()
    {
        var times = CpuTimes.Parse(LinuxSamples.Stat)!;

        CpuTimes.Between(times, times).ShouldBeNull();
    }

    [Fact]
    public void Memory_RealText_IsReadInBytes() =>
        MemoryText.Parse(LinuxSamples.MemInfo).ShouldBe(new MemoryMetrics(
            24684092L * 1024, 2355884L * 1024, 22328208L * 1024, 20309928L * 1024, 9.54, 1680 * 1024, 280952 * 1024,
            2097148L * 1024, 1048574L * 1024, 1048574L * 1024));

    [Fact]
    public void Memory_WithoutEstimate_TakesFreeAndCaches() =>
        MemoryText.Parse("MemTotal: 100 kB\nMemFree: 20 kB\nBuffers: 5 kB\nCached: 15 kB\n")!.Available.ShouldBe(40 * 1024);

    [Fact]
    public void Load_RealText_IsRead() => LoadText.Parse("0.05 1.10 12.34 1/85 7373\n").ShouldBe(new LoadMetrics(0.05, 1.1, 12.34));

    [Fact]
    public void Uptime_RealText_IsWholeSeconds() => LoadText.ParseUptime("1353.74 2532.36\n").ShouldBe(1353);

    [Fact]
    public void Disks_RealText_AreWholeDisksOnly() =>
        DiskText.Parse(LinuxSamples.DiskStats)!.Keys.Order().ShouldBe(["nvme0n1", "sda", "xvda1"]);

    [Fact]
    public void Disks_Sum_IsInBytesOperationsAndMilliseconds() =>
        DiskText.Sum(DiskText.Parse(LinuxSamples.DiskStats)!.Values).ShouldBe(new IoMetrics(2072 * 512, 4032 * 512, 109, 54, 0.304, 0.604, 0.708));

    [Fact]
    public void Network_RealText_HasEveryInterface()
    {
        var interfaces = NetworkText.Parse(LinuxSamples.NetDev)!;

        interfaces.Count.ShouldBe(9);
        interfaces.Single(item => item.Name == "eth0").ShouldBe(new InterfaceMetrics("eth0", 625215549, 697199, 13124, 8586, 1, 3, 2, 4));
        interfaces.Single(item => item.Name == "eth1").BytesSent.ShouldBe(2000);
    }

    [Fact]
    public void Network_Total_CountsOnlyWhatHasAWire() =>
        NetworkText.Counted(NetworkText.Parse(LinuxSamples.NetDev)!).Select(item => item.Name).ShouldBe(["eth0", "eth1", "wlp3s0"]);

    [Fact]
    public void Network_OnlyVirtualInterfaces_CountsThemWithoutLoopback() =>
        NetworkText.Counted(NetworkText.Parse("lo: 1 1 0 0 0 0 0 0 1 1 0 0\ntap0: 5 1 0 0 0 0 0 0 6 1 0 0\n")!).Single().Name.ShouldBe("tap0");

    [Fact]
    public void Mounts_RealText_AreLocalOnesOncePerDevice() =>
        MountText.Parse(LinuxSamples.MountInfo).ShouldBe(
        [
            new Mount("/dev/vda1", "/", "ext4"),
            new Mount("/dev/sdc1", "/home", "btrfs"),
            new Mount("/dev/sdb1", "/mnt/my disk", "xfs"),
            new Mount("tank", "/tank", "zfs"),
        ]);

    [Fact]
    public void Mounts_InContainer_HaveTheRoot() =>
        MountText.Parse(LinuxSamples.ContainerMountInfo)!.ShouldContain(new Mount("overlay", "/", "overlay"));

    [Fact]
    public void Facts_RealTexts_AreRead()
    {
        var facts = FactsText.Parse(
            new LinuxTexts
            {
                ReadAt = 0,
                OsRelease = "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n",
                CpuInfo = "processor\t: 0\nmodel\t\t: 2\nmodel name\t: AMD EPYC\n",
                Kernel = "6.1.0-18-amd64\n",
                HostName = "web-1",
            },
            CpuTimes.Parse(LinuxSamples.Stat));

        facts.OperatingSystem.ShouldBe("Debian GNU/Linux 12 (bookworm)");
        facts.CpuModel.ShouldBe("AMD EPYC");
        facts.Kernel.ShouldBe("6.1.0-18-amd64");
        facts.BootTime.ShouldBe(DateTime.UnixEpoch.AddSeconds(1795176829));
        facts.BootTime!.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("cpu")]
    [InlineData("cpu a b c d e f g h")]
    [InlineData("cpu  -1 2 3 4 5 6 7 8")]
    [InlineData("MemTotal: many kB")]
    [InlineData("MemTotal:")]
    [InlineData("eth0: 1 2 3")]
    [InlineData("8 0 sda 1 2")]
    [InlineData("8 0 sda a b c d e f g h i j k")]
    [InlineData("a b c d e f -")]
    [InlineData("- - - -")]
    [InlineData("nan inf 1e3")]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("\0\0\0\uFFFD")]
    public void Parsers_Nonsense_IsUnknownNotAnError(string text)
    {
        var reading = LinuxReading.Parse(new LinuxTexts
        {
            ReadAt = 0,
            Stat = text,
            MemInfo = text,
            LoadAverage = text,
            Uptime = text,
            NetDev = text,
            DiskStats = text,
            CpuInfo = text,
            OsRelease = text,
            Kernel = text,
        });

        reading.Cpu.ShouldBeNull();
        reading.Memory.ShouldBeNull();
        reading.Load.ShouldBeNull();
        reading.Interfaces.ShouldBeNull();
        reading.Disks.ShouldBeNull();
        (MountText.Parse(text)?.Count ?? 0).ShouldBe(0);
    }

    [Fact]
    public void Disks_OneOddLine_LeavesTheOthers() =>
        DiskText.Parse("8 0 sda 7 0 56 3 1 0 8 2 0 5 5\n8 16 sdb x 0 56 3 1 0 8 2 0 5 5\n")!.Keys.ShouldBe(["sda"]);
}
