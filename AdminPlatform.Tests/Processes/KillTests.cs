using System.Collections.Concurrent;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AdminPlatform.Tests.Processes;

/// <summary>What was acknowledged is there after <c>kill -9</c>, and so is its line in the log.</summary>
public sealed class KillTests
{
    private const int Writers = 8;
    private const int EnoughAcknowledged = 24;

    [Fact]
    public async Task Kill_InABurstOfUserCreations_LosesNoAcknowledgedUser()
    {
        using var data = new TemporaryDirectory();
        ConcurrentDictionary<int, string> acknowledged;
        string token;
        await using (var process = await PlatformProcess.Start(data))
        {
            token = await Token(process);
            acknowledged = await CreateUntilKilled(process, token);
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(EnoughAcknowledged);
        await using var again = await PlatformProcess.Start(data);
        using var admin = SignedIn(again, token);
        foreach (var (id, name) in acknowledged)
        {
            using var reply = await admin.Get($"/api/users/{id}");
            reply.ShouldBe(200).Data.GetProperty("username").GetString().ShouldBe(name);
        }

        (await Logged(data)).Keys.Order().ShouldBe((await Users(data)).Except([1]).Order(), "every user that exists has one line, and no line is without its user");
    }

    [Fact]
    public async Task Kill_AfterSigningOut_DoesNotReviveTheSession()
    {
        using var data = new TemporaryDirectory();
        TokenPair tokens;
        await using (var process = await PlatformProcess.Start(data))
        {
            using var anonymous = process.Client();
            tokens = (await anonymous.Post("/api/auth/login", Login)).ShouldBe(200).Tokens();
            using var client = SignedIn(process, tokens.AccessToken);
            (await client.Post("/api/auth/logout")).ShouldBe(200);
            await process.Kill();
        }

        await using var again = await PlatformProcess.Start(data);
        using var revenant = SignedIn(again, tokens.AccessToken);
        (await revenant.Get("/api/auth/profile")).ShouldBeRefused(401);
        (await revenant.Post("/api/auth/refresh", $$"""{"refresh_token":"{{tokens.RefreshToken}}"}""")).ShouldBeRefused(401);
    }

    private static string Login => $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""";

    private static async Task<ConcurrentDictionary<int, string>> CreateUntilKilled(PlatformProcess process, string token)
    {
        var acknowledged = new ConcurrentDictionary<int, string>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, Writers).Select(writer => Write(process, token, writer, acknowledged, enough)).ToList();
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await process.Kill();
        await Task.WhenAll(writers);
        return acknowledged;
    }

    private static async Task Write(
        PlatformProcess process, string token, int writer, ConcurrentDictionary<int, string> acknowledged, TaskCompletionSource enough)
    {
        using var client = SignedIn(process, token);
        try
        {
            for (var number = 0; ; number++)
            {
                var name = $"burst-{writer}-{number}";
                using var reply = await client.Post(
                    "/api/users", $$"""{"username":"{{name}}","email":"{{name}}@example.com","password":"longenough","role":"user"}""");
                acknowledged[reply.ShouldBe(201).Data.GetProperty("id").GetInt32()] = name;
                if (acknowledged.Count >= EnoughAcknowledged)
                {
                    enough.TrySetResult();
                }
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone: that is the test.
        }
        catch (ShouldAssertException exception)
        {
            enough.TrySetException(exception);
        }
    }

    private static async Task<string> Token(PlatformProcess process)
    {
        using var client = process.Client();
        return (await client.Post("/api/auth/login", Login)).ShouldBe(200).Tokens().AccessToken;
    }

    private static HttpClient SignedIn(PlatformProcess process, string token)
    {
        var client = process.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task<Dictionary<int, long>> Logged(string data) =>
        (await Rows(data, "SELECT CAST(target_id AS INTEGER), count(*) FROM operation_log WHERE module = 'users' AND action = 'create' AND succeeded AND user_id IS NOT NULL GROUP BY 1"))
            .ToDictionary(row => row.Id, row => row.Count);

    private static async Task<IEnumerable<int>> Users(string data) => (await Rows(data, "SELECT id, 1 FROM users")).Select(row => row.Id);

    private static async Task<List<(int Id, long Count)>> Rows(string data, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, DatabaseOptions.FileName)};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<(int, long)> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        return rows;
    }
}
