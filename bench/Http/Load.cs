using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AdminPlatform.Bench.Http;

/// <summary>Requests whose bodies differ each time, which wrk is clumsy at. Prints answers per second.</summary>
internal static class Load
{
    public const string AdminPassword = "bench-admin-password";

    public static Task<int> SignInAsync(Uri url, int clients, TimeSpan duration) =>
        RunAsync(url, null, clients, (_, elapsed) => elapsed < duration, "/api/auth/login", number => LoginBody(People.Of(1 + (number % 100)).UserName, SeedUsers.Password));

    public static async Task<int> CreateAsync(Uri url, int clients, TimeSpan duration) =>
        await RunAsync(url, await SignInAsAdminAsync(url), clients, (_, elapsed) => elapsed < duration, "/api/users", NewUsers());

    /// <summary>So many, however long it takes.</summary>
    public static async Task<int> CreateManyAsync(Uri url, int clients, int count) =>
        await RunAsync(url, await SignInAsAdminAsync(url), clients, (asked, _) => asked <= count, "/api/users", NewUsers());

    public static async Task<int> TokenAsync(Uri url)
    {
        Console.WriteLine(await SignInAsAdminAsync(url));
        return 0;
    }

    public static async Task<int> GetAsync(Uri url, string path)
    {
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignInAsAdminAsync(url));
        Console.WriteLine(await client.GetStringAsync(path));
        return 0;
    }

    private static async Task<int> RunAsync(Uri url, string? token, int clients, Func<int, TimeSpan, bool> goOn, string path, Func<int, string> body)
    {
        var start = Stopwatch.GetTimestamp();
        var (asked, answered) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            using var client = new HttpClient { BaseAddress = url };
            client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            for (var number = Interlocked.Increment(ref asked); goOn(number, Stopwatch.GetElapsedTime(start)); number = Interlocked.Increment(ref asked))
            {
                using var content = new StringContent(body(number), Encoding.UTF8, "application/json");
                using var response = await client.PostAsync(path, content);
                response.EnsureSuccessStatusCode();
                Interlocked.Increment(ref answered);
            }
        }));
        Console.WriteLine((answered / Stopwatch.GetElapsedTime(start).TotalSeconds).ToString("F1"));
        return 0;
    }

    private static async Task<string> SignInAsAdminAsync(Uri url)
    {
        using var client = new HttpClient { BaseAddress = url };
        using var content = new StringContent(LoginBody("admin", AdminPassword), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/auth/login", content);
        response.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("data").GetProperty("access_token").GetString()!;
    }

    private static Func<int, string> NewUsers()
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        return number => $$"""{"username":"created-{{run}}-{{number}}","email":"created-{{run}}-{{number}}@example.com","password":"longenough","role":"user"}""";
    }

    private static string LoginBody(string userName, string password) => $$"""{"username":"{{userName}}","password":"{{password}}"}""";
}
