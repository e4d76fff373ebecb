using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AdminPlatform.Tests.Support;

/// <summary>
/// The whole product as its Program builds it, on a real port and a data directory of its own, with an admin who can sign in.
/// Share one per class (<c>IClassFixture&lt;PlatformApplication&gt;</c>); make another only for other settings.
/// </summary>
public class PlatformApplication : WebApplicationFactory<Program>
{
    public const string AdminPassword = "correct-horse-9";
    public const string UserPassword = "battery-staple-7";

    private readonly TemporaryDirectory _data = new();
    private readonly Lock _starting = new();
    private bool _started;

    private readonly Dictionary<string, string> _settings = new()
    {
        ["Bootstrap:AdminPassword"] = AdminPassword,
        ["RateLimits:SignInPerMinute"] = "100000",
        ["RateLimits:RefreshPerMinute"] = "100000",
        ["RateLimits:RegistrationPerHour"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    public PlatformApplication()
    {
        _settings["DataDirectory"] = _data;
        UseKestrel(0);
    }

    public string DataDirectory => _data;

    /// <summary>What the product takes for the time.</summary>
    public ShiftedClock Clock { get; } = new();

    /// <summary>What it wrote to its log.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>Where a browser finds it.</summary>
    public Uri Address
    {
        get
        {
            Start();
            return new Uri(ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority));
        }
    }

    /// <summary>Another value for a configuration key; null takes it away. Only before the first request.</summary>
    public PlatformApplication WithSetting(string key, string? value)
    {
        if (value is null)
        {
            _settings.Remove(key);
        }
        else
        {
            _settings[key] = value;
        }

        return this;
    }

    /// <summary>One more of its kind with data of its own, for a test that needs other settings or breaks something.</summary>
    public virtual Task<PlatformApplication> Another(params (string Key, string Value)[] settings) =>
        Task.FromResult(settings.Aggregate(new PlatformApplication(), (application, setting) => application.WithSetting(setting.Key, setting.Value)));

    /// <summary>Somebody without a token.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = Address };

    /// <summary>Somebody with this token, whatever it is worth.</summary>
    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A user who has just signed in, with an access token on every request.</summary>
    public async Task<HttpClient> SignedInAs(string userName, string? password = null) =>
        WithToken((await SignIn(userName, password)).AccessToken);

    /// <summary>Signs in and returns both tokens.</summary>
    public async Task<TokenPair> SignIn(string userName, string? password = null)
    {
        password ??= userName == "admin" ? AdminPassword : UserPassword;
        using var client = Anonymous();
        using var reply = await client.Post("/api/auth/login", $$"""{"username":"{{userName}}","password":"{{password}}"}""");
        return reply.ShouldBe(200).Tokens();
    }

    /// <summary>Makes a user with <see cref="UserPassword"/> and returns their id.</summary>
    public async Task<int> CreateUser(string userName, string role = "user")
    {
        using var admin = await SignedInAs("admin");
        using var reply = await admin.Post(
            "/api/users",
            $$"""{"username":"{{userName}}","email":"{{userName}}@example.com","password":"{{UserPassword}}","role":"{{role}}"}""");
        return reply.ShouldBe(201).Data.GetProperty("id").GetInt32();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As an installation runs, but with the pages' static files straight from where they were built.
        builder.UseEnvironment("Production").UseStaticWebAssets();
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _data.Dispose();
        }
    }

    private void Start()
    {
        lock (_starting)
        {
            if (!_started)
            {
                StartServer();
                _started = true;
            }
        }
    }
}

/// <summary>What signing in or refreshing returns.</summary>
public sealed record TokenPair(string AccessToken, string RefreshToken);
