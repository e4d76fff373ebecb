using System.Text;
using AdminPlatform.Core.Accounts.TwoFactor;

namespace AdminPlatform.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The vectors of RFC 6238, appendix B, of which six digits are kept.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_AtTheTimesOfTheRfc_IsTheOneOfTheRfc(long seconds, string code) =>
        Totp.Code(s_key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    /// <summary>The vectors of RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(5, "254676")]
    [InlineData(9, "520489")]
    public void Code_OfACounter_IsTheOneOfTheRfc(long step, string code) => Totp.Code(s_key, step).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Verify_OneStepOff_IsFine(int off, bool isRight)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);

        Totp.Verify(s_key, Totp.Code(s_key, Totp.StepAt(now) + off), now, last: 0).HasValue.ShouldBe(isRight);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5924")]
    [InlineData("0059240")]
    [InlineData("００５９２４")]
    public void Verify_OddForms_AreWrong(string code) =>
        Totp.Verify(s_key, code, DateTimeOffset.FromUnixTimeSeconds(1234567890), last: 0).ShouldBeNull();

    [Fact]
    public void Base32_OfTheRfc_IsTheOneOfTheRfc()
    {
        Totp.Base32("fooba"u8).ShouldBe("MZXW6YTB");
        Totp.Base32(s_key).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
