using AdminPlatform.Core.Accounts.Tokens;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Data;
using AdminPlatform.Tests.Support;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Tests.Accounts;

public sealed class SigningKeyTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string File => Path.Combine(_directory, "keys", "jwt-signing.key");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Key_FirstStart_IsGeneratedOnceAndKept()
    {
        var first = Key();
        var written = System.IO.File.ReadAllText(File);

        var second = Key();

        second.Access.ShouldBe(first.Access);
        second.Refresh.ShouldBe(first.Refresh);
        first.Access.ShouldNotBe(first.Refresh);
        System.IO.File.ReadAllText(File).ShouldBe(written);
        Convert.FromBase64String(written).Length.ShouldBe(64);
    }

    [Fact]
    public void Key_OfAnotherInstallation_IsAnother()
    {
        using TemporaryDirectory other = new();

        new SigningKey(Options.Create(new JwtOptions()), new DatabaseOptions { DataDirectory = other }).Access.ShouldNotBe(Key().Access);
    }

    [Fact]
    public void Key_Generated_IsReadableByItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Key();

        System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.File.GetUnixFileMode(Path.GetDirectoryName(File)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64!")]
    public void Key_DamagedFile_EndsTheStartAndLeavesTheFile(string content)
    {
        Key();
        System.IO.File.WriteAllText(File, content);

        Should.Throw<StartupException>(() => Key()).Message.ShouldContain(File);

        System.IO.File.ReadAllText(File).ShouldBe(content);
    }

    [Fact]
    public void Key_FileThatCannotBeRead_EndsTheStart()
    {
        Directory.CreateDirectory(File);

        Should.Throw<StartupException>(() => Key()).Message.ShouldContain(File);
    }

    [Fact]
    public void Key_Configured_WritesNothing()
    {
        var key = Key(new string('k', 32));

        Directory.Exists(Path.GetDirectoryName(File)).ShouldBeFalse();
        key.Access.ShouldNotBe(Key(new string('l', 32)).Access);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void Validation_OfAConfiguredKey_WantsThirtyTwoBytesAndKeepsItSecret(int length, bool good)
    {
        JwtOptions options = new() { SigningKey = new string('k', length) };

        var result = new JwtOptionsValidator().Validate(null, options);

        result.Succeeded.ShouldBe(good);
        (result.FailureMessage ?? "").ShouldNotContain("kkk");
    }

    private SigningKey Key(string? configured = null) => new(Options.Create(new JwtOptions { SigningKey = configured }), new DatabaseOptions { DataDirectory = _directory });
}
