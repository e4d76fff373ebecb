using AdminPlatform.Tests.Support;
using AdminPlatform.Web.Accounts;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Tests.Accounts;

/// <summary>An address that somebody mistyped shows the page as if the wrong part were not there.</summary>
public sealed class ConsoleAddressTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Theory]
    [InlineData("/login?ended=xyz")]
    [InlineData("/login?signedOut=%00")]
    [InlineData("/login?ended=&signedOut=1")]
    [InlineData("/login?returnUrl=%00")]
    public async Task SignInPage_NonsenseInTheAddress_IsShown(string address)
    {
        using var client = application.Anonymous();

        (await client.Get(address)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("7", 7)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", 1)]
    [InlineData("-7", 1)]
    [InlineData("0", 1)]
    [InlineData("abc", 1)]
    [InlineData("1e3", 1)]
    public void Users_PageInTheAddress_IsOneThatCanBe(string? page, int number) =>
        UserListQuery.From(null, null, null, null, null, page, 20).Page.ShouldBe(number);

    [Fact]
    public void Users_NonsenseInTheAddress_IsLeftOut() =>
        UserListQuery.From(" ", "x", " ", "PasswordHash", "maybe", null, 20).ShouldBe(UserListQuery.Default);

    [Theory]
    [InlineData("50", null, 50)]
    [InlineData("50", "100", 50)]
    [InlineData(null, "100", 100)]
    [InlineData("1000000", "100", 100)]
    [InlineData("-1", "nonsense", 20)]
    [InlineData(null, null, 20)]
    public void Users_SizeInTheAddress_GoesBeforeTheRememberedOne(string? address, string? remembered, int size) =>
        PageSizes.From(address, remembered).ShouldBe(size);

    [Fact]
    public void Users_RememberedColumns_AreReadAsFarAsThereAreSuch()
    {
        UserColumns.Read(null).ShouldBe(UserColumns.Default);
        UserColumns.Read("Phone,PasswordHash,Email").ShouldBe([UserColumn.Email, UserColumn.Phone]);
        UserColumns.Read(UserColumns.Write([])).ShouldBeEmpty();
    }
}
