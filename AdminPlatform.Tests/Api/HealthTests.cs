using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api;

public sealed class HealthTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Theory]
    [InlineData("/health", "ok", "time")]
    [InlineData("/api/health", "healthy", "timestamp")]
    [InlineData("/api/ready", "ready", "timestamp")]
    [InlineData("/api/live", "alive", "timestamp")]
    public async Task Health_WithoutAToken_SaysStatusAndTime(string path, string status, string time)
    {
        using var client = application.Anonymous();

        using var reply = await client.Get(path);

        reply.Status.ShouldBe(200);
        reply.MediaType.ShouldBe("application/json");
        reply.ShouldFollowTheConventions();
        reply.Json.GetProperty("status").GetString().ShouldBe(status);
        reply.Json.GetProperty(time).GetDateTimeOffset().ShouldBe(application.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/api/health")]
    [InlineData("/api/ready")]
    [InlineData("/api/live")]
    public async Task Health_ByAskingForTheHeadersOnly_Is200(string path)
    {
        using var client = application.Anonymous();

        (await client.Send("HEAD", path)).Status.ShouldBe(200);
    }

    /// <summary>A watchdog asks every few seconds and must not itself hang, so the answer has to come within ten.</summary>
    [Fact]
    public async Task Ready_WhileTheDatabaseCannotBeWritten_Is503AndLiveStays200()
    {
        await using var own = new PlatformApplication();
        using var client = own.Anonymous();
        client.Timeout = TimeSpan.FromSeconds(10);
        (await client.Get("/api/ready")).Status.ShouldBe(200);
        await using var writer = await DatabaseWriter.Hold(own.DataDirectory);

        using var ready = await Eventually.Until(() => client.Get("/api/ready"), reply => reply.Status == 503);
        using var live = await client.Get("/api/live");

        ready.Status.ShouldBe(503);
        ready.MediaType.ShouldBe("application/json");
        live.Status.ShouldBe(200);
        await writer.Release();
        (await Eventually.Until(() => client.Get("/api/ready"), reply => reply.Status == 200)).Status.ShouldBe(200);
    }
}
