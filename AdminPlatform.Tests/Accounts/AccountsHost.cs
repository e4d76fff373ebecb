using System.Collections.Frozen;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Core.Settings;
using AdminPlatform.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Tests.Accounts;

/// <summary>Accounts as the product wires them, on a test's database, with a clock that the test moves and hashing that takes no time.</summary>
internal sealed class AccountsHost : IAsyncDisposable
{
    public const string Password = "correct-horse-9";

    public static readonly Client Here = new(Door.Api, "192.0.2.1", "curl/8", "0af7651916cd43dd8448eb211c80319c");

    /// <summary>As the keys of an installation outlive the process.</summary>
    private static readonly EphemeralDataProtectionProvider s_protection = new();

    private readonly ServiceProvider _services;

    public AccountsHost(TestDatabase database, params (string Key, string Value)[] settings)
        : this(database, static (_, _) => { }, settings)
    {
    }

    /// <summary>With another feature beside.</summary>
    public AccountsHost(TestDatabase database, Action<IServiceCollection, IConfiguration> more, params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> all = new()
        {
            ["Jwt:SigningKey"] = "a key of a test, long enough to sign with",
            ["RateLimits:SignInPerMinute"] = "100000",
            ["RateLimits:RefreshPerMinute"] = "100000",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        ConfigurationManager configuration = new();
        configuration.AddInMemoryCollection(all);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<Feed>()
            .AddData(database.Options)
            .AddAccess().AddAudit(configuration).AddAccounts(configuration).AddSettings(configuration)
            .AddSingleton<IPasswordHasher<User>>(Hasher)
            .AddSingleton<IDataProtectionProvider>(s_protection);
        more(services, configuration);
        _services = services.BuildServiceProvider();
    }

    public FakeTime Time { get; } = new();

    public CapturedLog Log { get; } = new();

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public QuickHasher Hasher { get; } = new();

    public Feed Feed => Get<Feed>();

    public LiveSessions Live => Get<LiveSessions>();

    public UserReader Users => Get<UserReader>();

    public static Actor With(params string[] permissions) => new(4711, "somebody", Guid.NewGuid(), false, permissions.ToFrozenSet(), Here);

    /// <summary>All at once, as far as the machine can.</summary>
    public static Task<T[]> AtOnce<T>(int count, Func<int, Task<T>> action) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => action(number))));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public T Hosted<T>() => _services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<T>().Single();

    public Task<AppDbContext> DatabaseAsync() => Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

    /// <summary>As after the very first start.</summary>
    public async Task ResetAsync()
    {
        await using var database = await DatabaseAsync();
        await database.RefreshTokens.ExecuteDeleteAsync();
        await database.Sessions.ExecuteDeleteAsync();
        await database.UserRoles.ExecuteDeleteAsync();
        await database.Users.IgnoreQueryFilters().ExecuteDeleteAsync();
        await database.Roles.ExecuteDeleteAsync();
        await database.Permissions.ExecuteDeleteAsync();
        await database.Settings.ExecuteDeleteAsync();
        await database.OperationLog.ExecuteDeleteAsync();
        await database.LoginLog.ExecuteDeleteAsync();
        await Get<RoleSeeder>().SeedAsync(default);
    }

    public Task<int> AddUserAsync(string name, params string[] roles) => AddUserAsync(new NewUser(name, Password) { Roles = roles });

    public async Task<int> AddUserAsync(NewUser user)
    {
        var created = await Get<CreateUser>().RunAsync(Actor.System, user, default);
        return created.Error is { } error ? throw new InvalidOperationException(error.Code) : created.Value.Id;
    }

    public async Task AddRoleAsync(string name, params string[] permissions)
    {
        await using var database = await DatabaseAsync();
        Role role = new() { Name = name, NormalizedName = name.ToUpperInvariant(), CreatedAt = Now, UpdatedAt = Now };
        foreach (var permission in permissions)
        {
            role.Permissions.Add(new RolePermission { Permission = permission });
        }

        database.Roles.Add(role);
        await database.SaveChangesAsync();
    }

    public Task<Result<SignedIn>> TrySignInAsync(string login, string password = Password, Door door = Door.Api, bool remember = false) =>
        Get<SignIn>().RunAsync(new SignInRequest(login, password, Here with { Door = door }, remember), default);

    public async Task<SignedIn> SignInAsync(string login, Door door = Door.Api, bool remember = false)
    {
        var result = await TrySignInAsync(login, door: door, remember: remember);
        return result.Error is { } error ? throw new InvalidOperationException(error.Code) : result.Value;
    }

    /// <summary>What a user may do now, in a new session.</summary>
    public async Task<Actor> ActorAsync(string login) => await ActorAsync(await SignInAsync(login));

    public async Task<Actor> ActorAsync(SignedIn signedIn) => (await Live.FindAsync(signedIn.Session.Id, default))!.ActorFor(Here);

    public async Task<bool> IsLiveAsync(SignedIn signedIn) => await Live.FindAsync(signedIn.Session.Id, default) is not null;

    public async Task<User> UserAsync(int id)
    {
        await using var database = await DatabaseAsync();
        return await database.Users.IgnoreQueryFilters().AsNoTracking().Include(user => user.Roles).ThenInclude(role => role.Role).SingleAsync(user => user.Id == id);
    }

    /// <summary>The operation log since the start, creations by the system itself left out.</summary>
    public async Task<IReadOnlyList<OperationEntry>> LogAsync()
    {
        await using var database = await DatabaseAsync();
        return await database.OperationLog.AsNoTracking().Where(entry => entry.UserName != "system").OrderBy(entry => entry.Id).ToListAsync();
    }

    public async Task<IReadOnlyList<LoginEntry>> LoginsAsync()
    {
        await using var database = await DatabaseAsync();
        return await database.LoginLog.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
