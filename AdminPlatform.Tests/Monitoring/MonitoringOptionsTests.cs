using AdminPlatform.Core.Monitoring;

namespace AdminPlatform.Tests.Monitoring;

public sealed class MonitoringOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreGood() => Failures(new()).ShouldBeEmpty();

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(7)]
    [InlineData(61)]
    [InlineData(120)]
    public void Validate_IntervalDoesNotDivideAMinute_NamesKeyValueAndFix(int interval)
    {
        var failure = Failures(new() { IntervalSeconds = interval }).ShouldHaveSingleItem();

        failure.ShouldStartWith($"Monitoring:IntervalSeconds is {interval}: ");
        failure.ShouldContain("divides 60");
    }

    [Fact]
    public void Validate_OutOfRange_NamesTheRange() =>
        Failures(new() { RawRetentionHours = 0 }).ShouldBe(["Monitoring:RawRetentionHours is 0: set it to a number from 1 to 48."]);

    [Fact]
    public void Validate_MinutesKeptShorterThanSamples_NamesBoth() =>
        Failures(new() { RawRetentionHours = 48, MinuteRetentionHours = 24 }).ShouldBe(
            ["Monitoring:MinuteRetentionHours is 24: set it so that it keeps data longer than Monitoring:RawRetentionHours."]);

    [Fact]
    public void Validate_SeveralWrong_NamesAll() =>
        Failures(new() { IntervalSeconds = 0, OfflineAfterSeconds = 0, TimeoutSeconds = 0 }).Count().ShouldBe(3);

    [Fact]
    public void Estimate_Defaults_StaysUnderThreeMebibytesInThirtyDays() =>
        StorageEstimate.BytesPerServer(new(), TimeSpan.FromDays(30)).ShouldBeInRange(1, 3 * 1024 * 1024);

    private static IEnumerable<string> Failures(MonitoringOptions options) =>
        new MonitoringOptionsValidator().Validate(null, options).Failures ?? [];
}
