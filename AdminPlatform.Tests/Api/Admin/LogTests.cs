using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public abstract class LogTests(PlatformApplication application)
{
    private const string Logins = $"{AdminWire.Base}/logs/login";
    private const string Operations = $"{AdminWire.Base}/logs/operation";

    [Fact]
    public async Task Logins_ByUserAndStatus_AreAsDocumented()
    {
        using var admin = await application.SignedInAs("admin");
        var id = await admin.CreateUser("logged");
        using var client = application.Anonymous();
        (await client.Send(
            "POST", $"{AdminWire.Base}/auth/login", """{"username":"logged","password":"wrong-password"}""", headers: ("User-Agent", "Prober/1"))).ShouldFail(401, 1002);
        await application.SignInHere("logged");

        using var all = await admin.Get($"{Logins}?username=logged");
        using var failed = await admin.Send("GET", $"{Logins}?username=logged&status=0", headers: ("Accept-Language", "en"));

        all.ShouldSucceed().ShouldFollowTheConventions();
        all.Data.GetProperty("total").GetInt32().ShouldBe(2);
        all.Data.GetProperty("per_page").GetInt32().ShouldBe(20);
        var newest = all.Data.GetProperty("items")[0];
        newest.Names().ShouldBe(["id", "user_id", "username", "ip", "user_agent", "status", "message", "created_at"]);
        newest.GetProperty("status").GetInt32().ShouldBe(1);
        newest.GetProperty("message").GetString().ShouldBe("登录成功");
        newest.GetProperty("user_id").GetInt32().ShouldBe(id);
        var attempt = failed.ShouldSucceed().Data.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        attempt.GetProperty("user_agent").GetString().ShouldBe("Prober/1");
        attempt.GetProperty("ip").GetString().ShouldBe("127.0.0.1");
        attempt.GetProperty("message").GetString().ShouldBe("Wrong username or password");
    }

    [Fact]
    public async Task Logins_OfNobody_HaveNoUser()
    {
        using var client = application.Anonymous();
        (await client.Post($"{AdminWire.Base}/auth/login", """{"username":"no-such-user","password":"wrong-password"}""")).ShouldFail(401, 1002);
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Send("GET", $"{Logins}?username=no-such-user", headers: ("Accept-Language", "en"));

        reply.ShouldSucceed().Data.GetProperty("items")[0].GetProperty("user_id").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Operations_OfAChange_AreAsDocumentedWithItsSecretsMasked()
    {
        using var admin = await application.SignedInAs("admin");
        using var made = await admin.Send(
            "POST", $"{AdminWire.Base}/users", """{"username":"traced","password":"password-in-clear"}""",
            headers: [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("User-Agent", "Tracer/1")]);
        made.ShouldSucceed();

        using var reply = await admin.Get($"{Operations}?username=admin&module=users&action=create&status=1");

        reply.ShouldSucceed().ShouldFollowTheConventions();
        var entry = reply.Data.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("request_params").GetString()!.Contains("traced", StringComparison.Ordinal));
        entry.Names().ShouldBe(
        [
            "id", "user_id", "username", "ip", "method", "path", "action", "module", "request_params", "status", "duration", "user_agent", "trace_id", "created_at",
        ]);
        entry.GetProperty("method").GetString().ShouldBe("POST");
        entry.GetProperty("path").GetString().ShouldBe($"{AdminWire.Base}/users");
        entry.GetProperty("trace_id").GetString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        entry.GetProperty("user_agent").GetString().ShouldBe("Tracer/1");
        entry.GetProperty("duration").GetInt32().ShouldBeGreaterThanOrEqualTo(0);
        reply.Body.ShouldNotContain("password-in-clear");
    }

    [Fact]
    public async Task Operations_ThatWereRefused_AreThereWithStatus0()
    {
        using var weak = await application.SignedInHolding("user:view");
        (await weak.Post($"{AdminWire.Base}/roles", """{"name":"ambition"}""")).ShouldFail(403);
        using var admin = await application.SignedInAs("admin");

        using var reply = await admin.Get($"{Operations}?module=roles&action=create&status=0");

        reply.ShouldSucceed().Data.GetProperty("items").EnumerateArray()
            .ShouldContain(item => item.GetProperty("request_params").GetString()!.Contains("ambition") && item.GetProperty("status").GetInt32() == 0);
    }

    [Theory]
    [InlineData("start_time=2020-01-01", true)]
    [InlineData("start_time=2020-01-01%2010:00:00", true)]
    [InlineData("start_time=2020-01-01T10:00:00Z", true)]
    [InlineData("start_time=2020-01-01T10:00:00.123%2B08:00", true)]
    [InlineData("start_time=2020-01-01&end_time=9999-12-31", true)]
    [InlineData("start_time=9999-12-31T23:59:59Z", false)]
    [InlineData("end_time=2020-01-01", false)]
    [InlineData("start_time=&end_time=", true)]
    public async Task Logs_BetweenTwoTimes_AreWhatHappenedThen(string query, bool found)
    {
        using var admin = await application.SignedInAs("admin");
        await admin.CreateUser($"u{Guid.NewGuid():N}"[..16]);

        foreach (var log in new[] { Logins, Operations })
        {
            using var reply = await admin.Get($"{log}?{query}");
            (reply.ShouldSucceed().Data.GetProperty("total").GetInt32() > 0).ShouldBe(found, log);
        }
    }

    /// <summary>Whoever copies a time from the log finds the entry by it.</summary>
    [Fact]
    public async Task Logs_UntilTheVerySecondOrDayOfAnEntry_ContainIt()
    {
        using var admin = await application.SignedInAs("admin");
        var time = (await admin.Get(Logins)).Data.GetProperty("items")[0].GetProperty("created_at").GetString()!;

        foreach (var text in new[] { time, time[..10] })
        {
            using var reply = await admin.Get($"{Logins}?start_time={text}&end_time={text}");
            reply.ShouldSucceed().Data.GetProperty("items").EnumerateArray().ShouldContain(item => item.GetProperty("created_at").GetString() == time);
        }
    }

    [Theory]
    [InlineData("start_time=soon", "start_time", 400)]
    [InlineData("end_time=1710064800", "end_time", 400)]
    [InlineData("start_time=2024-13-01", "start_time", 400)]
    [InlineData("start_time=2024-03-10T10:00:00", "start_time", 400)]
    [InlineData("start_time=10/03/2024", "start_time", 400)]
    [InlineData("start_time=2024-03-11&end_time=2024-03-10", "start_time,end_time", 422)]
    public async Task Logs_WithATimeThatIsNone_NameTheParameter(string query, string fields, int status)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Get($"{Logins}?{query}")).ShouldFail(status).Data.Names().ShouldBe(fields.Split(','));
        (await admin.Get($"{Operations}?{query}")).ShouldFail(status).Data.Names().ShouldBe(fields.Split(','));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Logs_ByAnyVerbThatWouldChangeThem_Are405(string verb)
    {
        using var admin = await application.SignedInAs("admin");

        (await admin.Send(verb, Logins)).ShouldFail(405);
        (await admin.Send(verb, Operations)).ShouldFail(405);
    }
}

public sealed class LogsOnSqlite(PlatformApplication application) : LogTests(application), IClassFixture<PlatformApplication>;

public sealed class LogsOnPostgres(PlatformOnPostgres application) : LogTests(application), IClassFixture<PlatformOnPostgres>;
