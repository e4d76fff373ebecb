using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Passwords;

namespace AdminPlatform.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("123456")]
    [InlineData("password123")]
    public void Check_ByDefault_TakesWhatTheDocumentsUse(string password) => Rules(new AccountOptions()).Check("password", password).ShouldBeNull();

    [Theory]
    [InlineData("123456")]
    [InlineData("PassWord123")]
    [InlineData("woaini1314")]
    public void Check_CommonOnesRefused_SaysSo(string password) =>
        Rules(new AccountOptions { RejectCommonPasswords = true }).Check("password", password)!.Code.ShouldBe("password.common");

    [Fact]
    public void Check_AUsualOneWithCommonOnesRefused_IsFine() => Rules(new AccountOptions { RejectCommonPasswords = true }).Check("password", "kettle-of-herons").ShouldBeNull();

    [Theory]
    [InlineData("Contoso")]
    [InlineData("summerparty")]
    public void Check_OnesOwnWords_AreRefusedInAnyCase(string password) =>
        Rules(new AccountOptions { ForbiddenPasswords = "contoso, SummerParty ,," }).Check("password", password)!.Code.ShouldBe("password.common");

    [Theory]
    [InlineData("", PasswordStrength.None)]
    [InlineData("123456", PasswordStrength.Common)]
    [InlineData("Password1", PasswordStrength.Common)]
    [InlineData("bobby-is-nice-77", PasswordStrength.Common)]
    [InlineData("aaaaaaaaaaaa", PasswordStrength.Weak)]
    [InlineData("kjhwq", PasswordStrength.Weak)]
    [InlineData("tr0mbone", PasswordStrength.Fair)]
    [InlineData("rainy-otters", PasswordStrength.Good)]
    [InlineData("rainy-otters-climb-slowly", PasswordStrength.Strong)]
    public void Estimate_OfATypicalPassword_IsAsPeopleWouldSay(string password, PasswordStrength strength) =>
        PasswordEstimate.Of(password, "bobby").ShouldBe(strength);

    [Fact]
    public void Estimate_OfALongerPassword_IsNeverLower()
    {
        var password = "";
        var before = PasswordStrength.None;
        foreach (var character in "Xq7!mWz2#pLk9@vRt4&")
        {
            password += character;
            var now = PasswordEstimate.Of(password, null);
            ((int)now).ShouldBeGreaterThanOrEqualTo((int)before, password);
            before = now;
        }
    }

    private static PasswordRules Rules(AccountOptions options) => new(new FixedOptions(options));

    private sealed class FixedOptions(AccountOptions value) : Microsoft.Extensions.Options.IOptionsMonitor<AccountOptions>
    {
        public AccountOptions CurrentValue => value;

        public AccountOptions Get(string? name) => value;

        public IDisposable? OnChange(Action<AccountOptions, string?> listener) => null;
    }
}
