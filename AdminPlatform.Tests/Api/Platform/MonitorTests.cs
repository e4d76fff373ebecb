using System.Text.Json;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Platform;

/// <summary>This machine is the first server and is watched from the start.</summary>
public sealed class MonitorTests(MonitorTests.Application application) : IClassFixture<MonitorTests.Application>
{
    private const string Metrics =
        """
        server_id timestamp processes uptime
        cpu.usage cpu.user_mode cpu.system_mode cpu.idle cpu.iowait cpu.cores
        memory.total memory.used memory.available memory.free memory.usage memory.buffers memory.cached memory.swap_total memory.swap_used memory.swap_free
        disk.io_stats.read_bytes disk.io_stats.write_bytes disk.io_stats.read_ops disk.io_stats.write_ops
        disk.io_stats.read_time disk.io_stats.write_time disk.io_stats.io_time
        load.load1 load.load5 load.load15
        """;

    private static readonly string[] s_partition =
        ["device", "mountpoint", "filesystem", "total", "used", "available", "usage", "inodes", "inodes_used", "inodes_free"];

    private static readonly string[] s_interface =
        ["name", "bytes_recv", "bytes_sent", "packets_recv", "packets_sent", "errors_recv", "errors_sent", "dropped_recv", "dropped_sent"];

    [Fact]
    public async Task Metrics_OfThisMachine_HaveEveryFieldAndPlausibleValues()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await Collected(admin);

        reply.ShouldBe(200, "获取成功").ShouldFollowTheConventions();
        foreach (var path in Metrics.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            path.Split('.').Aggregate(reply.Data, (element, name) => element.GetProperty(name)).ValueKind.ShouldBeOneOf(JsonValueKind.Number, JsonValueKind.String);
        }

        reply.Data.GetProperty("server_id").GetInt32().ShouldBe(1);
        reply.Data.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(application.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        Number(reply, "cpu", "usage").ShouldBeInRange(0, 100);
        Number(reply, "cpu", "cores").ShouldBe(Environment.ProcessorCount);
        Number(reply, "memory", "usage").ShouldBeInRange(1, 100);
        Number(reply, "memory", "used").ShouldBeLessThan(Number(reply, "memory", "total"));
        reply.Data.GetProperty("uptime").GetDouble().ShouldBeGreaterThan(0);
        reply.Data.GetProperty("processes").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Metrics_OfThisMachine_NameItsPartitionsAndInterfaces()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await Collected(admin);

        var partitions = reply.Data.GetProperty("disk").GetProperty("partitions").EnumerateArray().ToList();
        partitions.ShouldNotBeEmpty();
        partitions.ShouldAllBe(partition => s_partition.All(name => Has(partition, name)));
        partitions.ShouldAllBe(partition => partition.GetProperty("usage").GetDouble() >= 0 && partition.GetProperty("usage").GetDouble() <= 100);
        var interfaces = reply.Data.GetProperty("network").GetProperty("interfaces").EnumerateArray().ToList();
        interfaces.ShouldAllBe(one => s_interface.All(name => Has(one, name)));
    }

    [Fact]
    public async Task Status_OfThisMachine_IsOnline()
    {
        using var admin = await application.SignedInAs("admin");
        using var collected = await Collected(admin);

        using var reply = await admin.Get("/api/monitor/servers/1/status");

        reply.ShouldBe(200, "获取成功");
        reply.Data.GetProperty("server_id").GetInt32().ShouldBe(1);
        reply.Data.GetProperty("status").GetString().ShouldBe("online");
    }

    [Theory]
    [InlineData("", "1h", "cpu")]
    [InlineData("?time_range=6h", "6h", "cpu")]
    [InlineData("?metric=memory", "1h", "memory")]
    [InlineData("?time_range=24h&metric=disk", "24h", "disk")]
    [InlineData("?time_range=7d&metric=network", "7d", "network")]
    public async Task History_OfThisMachine_IsAListOfPointsOldestFirst(string query, string range, string metric)
    {
        using var admin = await application.SignedInAs("admin");
        using var collected = await Collected(admin);

        using var reply = await admin.Get($"/api/monitor/servers/1/history{query}");

        reply.ShouldBe(200, "获取成功").ShouldFollowTheConventions();
        reply.Data.GetProperty("server_id").GetInt32().ShouldBe(1);
        reply.Data.GetProperty("time_range").GetString().ShouldBe(range);
        reply.Data.GetProperty("metric").GetString().ShouldBe(metric);
        var times = reply.Data.GetProperty("data").EnumerateArray().Select(point => point.GetProperty("timestamp").GetDateTimeOffset()).ToList();
        times.ShouldBe(times.Order());
    }

    [Fact]
    public async Task History_OfTheLastHour_GainsPointsWithValueMinAndMax()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await Eventually.Until(
            () => admin.Get("/api/monitor/servers/1/history?metric=memory"),
            reply => reply.ShouldBe(200).Data.GetProperty("data").GetArrayLength() > 0);

        var points = reply.Data.GetProperty("data").EnumerateArray().ToList();
        points.ShouldNotBeEmpty();
        points.ShouldAllBe(point => point.GetProperty("value").GetDouble() > 0 && point.GetProperty("value").GetDouble() <= 100);
        points.ShouldAllBe(point => point.GetProperty("min").GetDouble() <= point.GetProperty("value").GetDouble());
        points.ShouldAllBe(point => point.GetProperty("max").GetDouble() >= point.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task History_OfTheNetwork_TellsReceivedAndSentApart()
    {
        using var admin = await application.SignedInAs("admin");

        using var reply = await Eventually.Until(
            () => admin.Get("/api/monitor/servers/1/history?metric=network"),
            reply => reply.ShouldBe(200).Data.GetProperty("data").GetArrayLength() > 0);

        // Each of the three is stored as whole bytes, so they may be half a byte off each.
        foreach (var point in reply.Data.GetProperty("data").EnumerateArray())
        {
            (point.GetProperty("received").GetDouble() + point.GetProperty("sent").GetDouble()).ShouldBe(point.GetProperty("value").GetDouble(), 1.5);
        }
    }

    [Theory]
    [InlineData("?time_range=2h")]
    [InlineData("?time_range=")]
    [InlineData("?metric=load")]
    [InlineData("?time_range=1h&metric=CPU%20")]
    public async Task History_WithAnUnknownRangeOrMetric_Is400(string query)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"/api/monitor/servers/1/history{query}")).ShouldBeRefused(400);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("status")]
    [InlineData("history")]
    public async Task Reading_OfAServerThatIsNone_IsRefused(string what)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"/api/monitor/servers/999999/{what}")).ShouldBeRefused(404);
        (await admin.Get($"/api/monitor/servers/abc/{what}")).ShouldBeRefused(400);
    }

    [Fact]
    public async Task Stats_OfAllServers_CountThem()
    {
        using var admin = await application.SignedInAs("admin");
        using var collected = await Collected(admin);

        using var reply = await admin.Get("/api/monitor/stats");

        ShouldCount(reply.ShouldBe(200, "获取成功").ShouldFollowTheConventions().Data);
    }

    [Fact]
    public async Task Dashboard_OfAllServers_HasStatsAlertsAndWhatWasDone()
    {
        await application.CreateUser("noticed");
        using var admin = await application.SignedInAs("admin");
        using var collected = await Collected(admin);

        using var reply = await admin.Get("/api/monitor/dashboard");

        reply.ShouldBe(200, "获取成功").ShouldFollowTheConventions();
        ShouldCount(reply.Data.GetProperty("stats"));
        reply.Data.GetProperty("alerts").ValueKind.ShouldBe(JsonValueKind.Array);
        var activities = reply.Data.GetProperty("recent_activities").EnumerateArray().ToList();
        activities.ShouldContain(activity => activity.GetProperty("description").GetString()!.Contains("noticed", StringComparison.Ordinal));
        activities.ShouldAllBe(activity => new[] { "id", "type", "description", "status", "time" }.All(name => Has(activity, name)));
    }

    [Fact]
    public async Task Monitoring_TakenFromAServerAndGivenBack_IsFineTwice()
    {
        await using var own = new PlatformApplication();
        using var admin = await own.SignedInAs("admin");

        (await admin.Delete("/api/monitor/servers/1")).ShouldBe(200, "移除监控成功");
        (await admin.Post("/api/monitor/servers", """{"server_id":1}""")).ShouldBe(200, "添加监控成功");
        (await admin.Post("/api/monitor/servers", """{"server_id":1}""")).ShouldBe(200, "添加监控成功");
    }

    [Theory]
    [InlineData("""{"server_id":999999}""")]
    [InlineData("""{"server_id":0}""")]
    [InlineData("""{"server_id":"1x"}""")]
    [InlineData("""{"server_id":null}""")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task Monitoring_OfAServerThatIsNone_Is400(string body)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Post("/api/monitor/servers", body)).ShouldBeRefused(400);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("abc")]
    public async Task MonitoringEnd_OfAServerThatIsNone_Is400(string id)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Delete($"/api/monitor/servers/{id}")).ShouldBeRefused(400);
    }

    private static Task<Reply> Collected(HttpClient client) =>
        Eventually.Until(() => client.Get("/api/monitor/servers/1/metrics"), reply => reply.Status != 404);

    private static void ShouldCount(JsonElement stats)
    {
        stats.GetProperty("total_servers").GetInt32().ShouldBe(1);
        stats.GetProperty("online_servers").GetInt32().ShouldBe(1);
        stats.GetProperty("offline_servers").GetInt32().ShouldBe(0);
        stats.GetProperty("timestamp").GetString().ShouldNotBeNull().ShouldEndWith("Z");
    }

    private static double Number(Reply reply, string group, string name) => reply.Data.GetProperty(group).GetProperty(name).GetDouble();

    private static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out _);

    public sealed class Application : PlatformApplication
    {
        public Application() => WithSetting("Monitoring:IntervalSeconds", "1");
    }
}
