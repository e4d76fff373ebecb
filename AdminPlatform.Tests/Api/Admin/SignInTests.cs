using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Api.Admin;

public sealed class SignInTests(PlatformApplication application) : IClassFixture<PlatformApplication>
{
    private const string Path = $"{AdminWire.Base}/auth/login";

    private readonly HttpClient _client = application.Anonymous();

    [Fact]
    public async Task Login_WithTheRightPassword_AnswersAsDocumented()
    {
        using var reply = await _client.Post(Path, $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""");

        reply.ShouldSucceed().ShouldFollowTheConventions();
        reply.Data.EnumerateObject().Select(member => member.Name).ShouldBe(["access_token", "token_type", "expires_in", "refresh_token"]);
        reply.Data.GetProperty("token_type").GetString().ShouldBe("Bearer");
        reply.Data.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        using var client = application.WithToken(reply.Tokens().AccessToken);
        (await client.Get($"{AdminWire.Base}/auth/profile")).ShouldSucceed();
    }

    [Fact]
    public async Task Login_WithAnEmail_SignsIn()
    {
        await application.CreateUser("post");

        using var reply = await _client.Post(Path, $$"""{"username":"POST@example.com","password":"{{PlatformApplication.UserPassword}}"}""");

        reply.ShouldSucceed();
    }

    [Theory]
    [InlineData("admin", "wrong-password")]
    [InlineData("nobody-of-that-name", "wrong-password")]
    [InlineData("admin", "x")]
    public async Task Login_ThatFails_Is1002WhetherOrNotTheUserExists(string userName, string password)
    {
        using var reply = await _client.Post(Path, $$"""{"username":"{{userName}}","password":"{{password}}"}""");

        reply.ShouldFail(401, 1002).Message.ShouldBe("用户名或密码错误");
    }

    [Fact]
    public async Task Login_ToADisabledAccount_Is1003AfterTheRightPasswordOnly()
    {
        var id = await application.CreateUser("dormant");
        using var admin = await application.SignedInAs("admin");
        (await admin.Put($"/api/users/{id}", """{"status":0}""")).ShouldBe(200);

        (await _client.Post(Path, $$"""{"username":"dormant","password":"{{PlatformApplication.UserPassword}}"}""")).ShouldFail(403, 1003);
        (await _client.Post(Path, """{"username":"dormant","password":"wrong-password"}""")).ShouldFail(401, 1002);
    }

    [Theory]
    [InlineData("{}", "username,password")]
    [InlineData("""{"username":"admin"}""", "password")]
    [InlineData("""{"username":" ","password":"x"}""", "username")]
    [InlineData("""{"username":1,"password":"x"}""", "username")]
    [InlineData("""{"username":"admin","password":["x"]}""", "password")]
    public async Task Login_WithoutWhatItTakes_Is400NamingTheFields(string body, string fields)
    {
        using var reply = await _client.Post(Path, body);

        reply.ShouldFail(400).Data.EnumerateObject().Select(member => member.Name).ShouldBe(fields.Split(','));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"admin\"")]
    public async Task Login_WithABodyThatIsNoObject_Is400(string body) => (await _client.Post(Path, body)).ShouldFail(400);

    [Fact]
    public async Task Login_TooOften_Is429WithATimeToWait()
    {
        await using var own = await application.Another(("RateLimits:SignInPerMinute", "2"));
        using var client = own.Anonymous();
        const string Wrong = """{"username":"admin","password":"wrong-password"}""";
        (await client.Post(Path, Wrong)).ShouldFail(401, 1002);
        (await client.Post(Path, Wrong)).ShouldFail(401, 1002);

        using var reply = await client.Post(Path, Wrong);

        int.Parse(reply.ShouldFail(429).Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
    }
}
