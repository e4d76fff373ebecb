using System.Globalization;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Abuse 28: what somebody sends to the forms behind "view as" who may not use them.</summary>
public sealed class Abuse28Tests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Start = "/impersonation/start";
    private const string End = "/impersonation/end";
    private const string Banner = "class=\"look\"";

    [Fact]
    public async Task Look_StartedAndEnded_ChangesTheCookieAndNothingElse()
    {
        var id = await CreateAsync("looked-at");
        using ConsoleVisitor admin = await SignedInAsync("admin");

        (await admin.SendAsync(Start, ("user", id))).ShouldBe("/");
        var seen = await admin.PageAsync("/about");
        seen.ShouldContain("looked-at");
        seen.ShouldContain(Banner);
        (await admin.SendAsync(Start, ("user", await CreateAsync("another")))).ShouldBe("/forbidden?code=impersonation.barred");

        (await admin.SendAsync(End)).ShouldBe("/");
        (await admin.PageAsync("/users")).ShouldNotContain(Banner);
    }

    [Fact]
    public async Task Form_OfAForeignPage_DoesNothing()
    {
        var id = await CreateAsync("forged-at");
        using ConsoleVisitor admin = await SignedInAsync("admin");

        (await admin.SendForgedAsync(Start, ("user", id))).ShouldBe("/");
        (await admin.PageAsync("/about")).ShouldNotContain("forged-at");

        await admin.SendAsync(Start, ("user", id));
        await admin.SendForgedAsync(End);
        (await admin.PageAsync("/about")).ShouldContain("forged-at");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("1 OR 1=1")]
    public async Task Form_WithNonsense_DoesNothing(string user)
    {
        using ConsoleVisitor admin = await SignedInAsync("admin");

        (await admin.SendAsync(Start, ("user", user))).ShouldBe("/");
    }

    [Fact]
    public async Task Form_OfWhoeverIsNoAdminOrNotSignedIn_IsRefused()
    {
        var id = await CreateAsync("wanted");
        await CreateAsync("plain");
        using ConsoleVisitor plain = await SignedInAsync("plain");
        using ConsoleVisitor stranger = new(application);

        (await plain.SendAsync(Start, ("user", id))).ShouldBe("/forbidden?code=access.admin_only");
        (await plain.SendAsync(Start, ("user", "1"))).ShouldBe("/forbidden?code=access.admin_only");
        (await stranger.SendForgedAsync(Start, ("user", id))).ShouldBe("/");
        (await plain.PageAsync("/about")).ShouldNotContain("wanted");
        using var machine = await application.SignedInAs("admin");
        using var reply = await machine.Post(Start, $$"""{"user":{{id}}}""");
        reply.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    private async Task<string> CreateAsync(string name) => (await application.CreateUser(name)).ToString(CultureInfo.InvariantCulture);

    private async Task<ConsoleVisitor> SignedInAsync(string name)
    {
        ConsoleVisitor visitor = new(application);
        (await visitor.SignInAsync(name)).ShouldBeTrue();
        return visitor;
    }
}
