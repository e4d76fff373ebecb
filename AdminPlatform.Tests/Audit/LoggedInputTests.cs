using System.Text.Json;
using AdminPlatform.Core.Audit;

namespace AdminPlatform.Tests.Audit;

public sealed class LoggedInputTests
{
    [Fact]
    public void Of_SecretsAtAnyDepth_KeepsNoneOfThem()
    {
        var json = LoggedInput.Of(new
        {
            Username = "bob",
            Password = "hunter2-a",
            Ssh = new { Host = "h", PrivateKey = "hunter2-b", Passphrase = "hunter2-c", Ports = new[] { 22 } },
            Sessions = new[] { new { RefreshToken = "hunter2-d", Device = "phone" } },
            Headers = new Dictionary<string, object> { ["Authorization"] = "Bearer hunter2-e", ["X-Api-Key"] = "hunter2-f", ["accessToken"] = new[] { "hunter2-g" }, ["Accept"] = "text/html" },
            RecoveryCodes = new[] { "hunter2-h" },
            Otp = 123456,
            Credential = new { Id = "hunter2-i" },
        })!;

        json.ShouldNotContain("hunter2");
        json.ShouldNotContain("123456");
        JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement.GetProperty("ssh")).ShouldBe("""{"host":"h","private_key":"***","passphrase":"***","ports":[22]}""");
        json.ShouldContain("\"username\":\"bob\"");
        json.ShouldContain("\"Accept\":\"text/html\"");
        json.ShouldContain("\"device\":\"phone\"");
    }

    [Fact]
    public void Of_SecretNotGiven_LeavesItOut() =>
        LoggedInput.Of(new { Password = (string?)null, TwoFactorSecretKept = true }).ShouldBe("""{"two_factor_secret_kept":true}""");

    /// <summary>Abuse case 22: what somebody sends cannot end a line of the log or begin a tag.</summary>
    [Fact]
    public void Of_LineBreaksAndTags_AreHarmless()
    {
        var json = LoggedInput.Of(new { Name = "a\r\nFAKE entry\u0085\u001b[31m<script>" })!;

        json.ShouldNotContain(character => char.IsControl(character));
        json.ShouldNotContain("<");
        JsonDocument.Parse(json).RootElement.GetProperty("name").GetString().ShouldBe("a\r\nFAKE entry\u0085\u001b[31m<script>");
    }

    [Fact]
    public void Of_Nothing_IsNothing() => LoggedInput.Of(null).ShouldBeNull();

    [Fact]
    public void Of_MoreThanFits_IsCut() => LoggedInput.Of(new { Text = new string('x', 10_000) })!.Length.ShouldBe(4000);
}
