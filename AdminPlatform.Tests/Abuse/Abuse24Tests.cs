using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Abuse;

/// <summary>Abuse 24: a locked account is locked at every door, and guessing at many at once counts each guess.</summary>
public sealed class Abuse24Tests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    [Fact]
    public async Task Guesses_AtOnceAtOneDoor_LockTheAccountAtEvery()
    {
        await application.CreateUser("guessed");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            using var client = application.Anonymous();
            using var reply = await client.Post("/api/auth/login", $$"""{"username":"guessed","password":"guess-number-{{number}}"}""");
            reply.ShouldBe(401);
        }));

        using var machine = application.Anonymous();
        using var locked = await machine.Post("/api/auth/login", $$"""{"username":"guessed","password":"{{PlatformApplication.UserPassword}}"}""");
        locked.ShouldBe(401);
        var shut = await Record.ExceptionAsync(() => ConsoleDoor.SignedInAs(application, "guessed"));
        shut.ShouldBeOfType<ShouldAssertException>("the form is shown again").Message.ShouldContain("HttpStatusCode.OK");
    }
}
