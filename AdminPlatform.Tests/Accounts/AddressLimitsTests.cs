using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Accounts;

public sealed class AddressLimitsTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:DB8:1:2::2", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%1", "fe80::2%2", true)]
    [InlineData("::1", "127.0.0.1", false)]
    [InlineData("", "", true)]
    public void SignIn_AddressThatUsedItsShare_IsBusyForItsKindOnly(string first, string second, bool together)
    {
        using AddressLimits limits = new(Fixed(new RateLimitOptions { SignInPerMinute = 1, RefreshPerMinute = 1, RegistrationPerHour = 1 }));
        limits.SignIn(At(first)).ShouldBeNull();

        var refused = limits.SignIn(At(second));

        (refused is not null).ShouldBe(together);
        limits.Refresh(At(first)).ShouldBeNull("each door has its own count");
        limits.Registration(At(first)).ShouldBeNull();
    }

    [Fact]
    public async Task SignIn_ManyAtOnce_LetsThroughExactlyTheLimit()
    {
        using AddressLimits limits = new(Fixed(new RateLimitOptions { SignInPerMinute = 20 }));

        var results = await AccountsHost.AtOnce(200, _ => Task.FromResult(limits.SignIn(At("192.0.2.1"))));

        results.Count(error => error is null).ShouldBe(20);
        results.OfType<Error>().ShouldAllBe(error => error.Kind == ErrorKind.Busy && error.RetryAfter > TimeSpan.Zero);
    }

    [Fact]
    public void SignIn_LimitChangedMeanwhile_HoldsAtOnce()
    {
        SettableOptions<RateLimitOptions> options = new(new RateLimitOptions { SignInPerMinute = 1 });
        using AddressLimits limits = new(options);
        limits.SignIn(At("192.0.2.1")).ShouldBeNull();
        limits.SignIn(At("192.0.2.1")).ShouldNotBeNull();

        options.Set(new RateLimitOptions { SignInPerMinute = 2 });
        limits.SignIn(At("192.0.2.1")).ShouldBeNull();
        options.Set(new RateLimitOptions { SignInPerMinute = 2, RefreshPerMinute = 1 });

        limits.SignIn(At("192.0.2.1")).ShouldBeNull("the count goes on while the limit stays");
        limits.SignIn(At("192.0.2.1")).ShouldNotBeNull();
    }

    private static SettableOptions<RateLimitOptions> Fixed(RateLimitOptions options) => new(options);

    private static Client At(string address) => new(Door.Api, address, "", "");
}
