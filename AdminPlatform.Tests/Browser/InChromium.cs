using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Browser;

/// <summary>One browser for all tests in it, which therefore run one after the other: two at once on a small machine only wait for each other.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "In a browser";
}

/// <summary>The product with a sample every second, so that nobody waits long for one.</summary>
public sealed class LiveApplication : PlatformApplication
{
    public LiveApplication() => WithSetting("Monitoring:IntervalSeconds", "1");
}

/// <summary>The product as somebody finds it who has just started it for the first time: nobody can sign in yet.</summary>
public sealed class FreshApplication : PlatformApplication
{
    public FreshApplication() =>
        WithSetting("Monitoring:IntervalSeconds", "1").WithSetting("Bootstrap:AdminPassword", null).WithSetting("Logging:LogLevel:Default", "Information");
}
