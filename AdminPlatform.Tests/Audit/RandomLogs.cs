using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Accounts;

#pragma warning disable RS0030 // seeded, so that a failure comes again

namespace AdminPlatform.Tests.Audit;

/// <summary>Logs full of chance, the same in every run: times out of order and often alike, kinds of very different size.</summary>
internal sealed class RandomLogs
{
    public static readonly string?[] Users = [null, "admin", "Bob", "bob", "小明", "o'brien", "nobody"];
    public static readonly string?[] Modules = [null, "users", "servers", "user", "nothing"];
    public static readonly string?[] Actions = [null, "create", "edit", "delete"];
    public static readonly bool?[] Results = [null, true, false];
    public static readonly string?[] Targets = [null, "1", "10", "none"];

    private static readonly DateTime s_start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime?[] s_times = [null, s_start, s_start.AddSeconds(20), s_start.AddSeconds(20.5), s_start.AddSeconds(40), s_start.AddSeconds(90)];

    private readonly Random _random = new(20260101);

    public List<OperationEntry> Operations { get; private set; } = [];

    public List<LoginEntry> Logins { get; private set; } = [];

    public static IEnumerable<(DateTime? From, DateTime? Until)> Times =>
        from start in s_times from end in s_times where !(start > end) select (start, end);

    public async Task FillAsync(AccountsHost host, int count)
    {
        Operations = Enumerable.Range(0, count).Select(_ => Operation()).ToList();
        Logins = Enumerable.Range(0, count).Select(_ => Login()).ToList();
        await using var database = await host.DatabaseAsync();
        database.OperationLog.AddRange(Operations);
        database.LoginLog.AddRange(Logins);
        await database.SaveChangesAsync();
        Operations = [.. Operations.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)];
        Logins = [.. Logins.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)];
    }

    public OperationEntry Operation() => new()
    {
        At = Time(),
        UserName = One(Users, 1),
        Door = Door.Api,
        Module = One(Modules, 1),
        Action = One(Actions, 1),
        TargetId = Targets[_random.Next(3)],
        Target = "x",
        Succeeded = _random.Next(10) > 0,
        Reason = "",
    };

    private LoginEntry Login() => new() { At = Time(), UserName = One(Users, 1), Door = Door.Console, Succeeded = _random.Next(10) > 0 };

    /// <summary>Halves of seconds: several entries share one, and it comes out of both databases as it went in.</summary>
    private DateTime Time() => s_start.AddSeconds(_random.Next(120) / 2.0);

    /// <summary>One that occurs: neither the first, which is none, nor the last, which nobody has.</summary>
    private string One(string?[] values, int rare) => values[Math.Min(_random.Next(1, values.Length - 1), _random.Next(rare, values.Length - 1))]!;
}
