using System.Globalization;
using System.Threading.RateLimiting;
using AdminPlatform.Core.Common;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Core.Accounts;

/// <summary>How often one address may knock; configuration section <c>RateLimits</c>.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Attempts to sign in or to guess the set-up code, 1–100,000 a minute.</summary>
    public int SignInPerMinute { get; set; } = 20;

    /// <summary>Refreshes, 1–100,000 a minute.</summary>
    public int RefreshPerMinute { get; set; } = 60;

    /// <summary>Self-registrations, 1–100,000 an hour.</summary>
    public int RegistrationPerHour { get; set; } = 10;
}

internal sealed class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>
{
    private const int Most = 100_000;

    public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
    {
        (string Key, int Value)[] limits =
        [
            (nameof(options.SignInPerMinute), options.SignInPerMinute),
            (nameof(options.RefreshPerMinute), options.RefreshPerMinute),
            (nameof(options.RegistrationPerHour), options.RegistrationPerHour),
        ];
        var wrong = limits.Where(limit => limit.Value is < 1 or > Most)
            .Select(limit => string.Create(CultureInfo.InvariantCulture, $"{RateLimitOptions.Section}:{limit.Key} is {limit.Value}: set it to a number from 1 to {Most}."))
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

/// <summary>Counts attempts by <see cref="AddressPartition"/>, over all doors.</summary>
public sealed class AddressLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    public const string ExceededCode = "request.too_many";
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<string> _signIn = PerAddress(options.Value.SignInPerMinute, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> _refresh = PerAddress(options.Value.RefreshPerMinute, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> _registration = PerAddress(options.Value.RegistrationPerHour, TimeSpan.FromHours(1));

    public Error? SignIn(Client client) => Check(_signIn, client);

    public Error? Refresh(Client client) => Check(_refresh, client);

    public Error? Registration(Client client) => Check(_registration, client);

    public void Dispose()
    {
        _signIn.Dispose();
        _refresh.Dispose();
        _registration.Dispose();
    }

    private static Error? Check(PartitionedRateLimiter<string> limiter, Client client)
    {
        using var lease = limiter.AttemptAcquire(AddressPartition.Of(client.Address));
        return lease.IsAcquired ? null
            : Error.Busy(ExceededCode, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10));
    }

    private static PartitionedRateLimiter<string> PerAddress(int limit, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limit,
            Window = window,
            SegmentsPerWindow = Segments,
        }));
}
