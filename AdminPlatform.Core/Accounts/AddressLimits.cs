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

/// <summary>Counts attempts by <see cref="AddressPartition"/>, over all doors. Another limit holds at once, and counting begins anew with it.</summary>
public sealed class AddressLimits : IDisposable
{
    public const string ExceededCode = "request.too_many";

    private readonly AddressLimit _signIn = new(TimeSpan.FromMinutes(1));
    private readonly AddressLimit _refresh = new(TimeSpan.FromMinutes(1));
    private readonly AddressLimit _registration = new(TimeSpan.FromHours(1));
    private readonly IDisposable? _watch;

    public AddressLimits(IOptionsMonitor<RateLimitOptions> options)
    {
        Set(options.CurrentValue);
        _watch = options.OnChange(Set);
    }

    public Error? SignIn(Client client) => _signIn.Check(client);

    public Error? Refresh(Client client) => _refresh.Check(client);

    public Error? Registration(Client client) => _registration.Check(client);

    public void Dispose()
    {
        _watch?.Dispose();
        _signIn.Dispose();
        _refresh.Dispose();
        _registration.Dispose();
    }

    private void Set(RateLimitOptions options)
    {
        _signIn.Set(options.SignInPerMinute);
        _refresh.Set(options.RefreshPerMinute);
        _registration.Set(options.RegistrationPerHour);
    }
}

/// <summary>So many attempts of one address in a sliding window.</summary>
internal sealed class AddressLimit(TimeSpan window) : IDisposable
{
    private const int Segments = 6;

    private readonly Lock _lock = new();
    private PartitionedRateLimiter<string>? _limiter;
    private int _limit;

    public void Set(int limit)
    {
        lock (_lock)
        {
            if (limit != _limit)
            {
                _limiter?.Dispose();
                (_limiter, _limit) = (PerAddress(limit), limit);
            }
        }
    }

    public Error? Check(Client client)
    {
        lock (_lock)
        {
            using var lease = _limiter!.AttemptAcquire(AddressPartition.Of(client.Address));
            return lease.IsAcquired ? null
                : Error.Busy(AddressLimits.ExceededCode, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10));
        }
    }

    public void Dispose() => _limiter?.Dispose();

    private PartitionedRateLimiter<string> PerAddress(int limit) =>
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limit,
            Window = window,
            SegmentsPerWindow = Segments,
        }));
}
