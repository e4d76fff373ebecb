using System.Runtime.Versioning;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Processes;

/// <summary>A start that cannot succeed ends with one line for the operator: the key, the value, what to do.</summary>
[SupportedOSPlatform("linux")]
public sealed class StartTests
{
    [Theory]
    [InlineData("Jwt:SigningKey", "too short", "9 bytes")]
    [InlineData("Jwt:AccessTokenMinutes", "0", "0")]
    [InlineData("Jwt:AccessTokenMinutes", "soon", "soon")]
    [InlineData("Jwt:RefreshTokenDays", "9999", "9999")]
    [InlineData("Accounts:LockoutThreshold", "0", "0")]
    [InlineData("Accounts:LockoutMinutes", "-1", "-1")]
    [InlineData("RateLimits:SignInPerMinute", "0", "0")]
    [InlineData("RateLimits:RefreshPerMinute", "many", "many")]
    [InlineData("RateLimits:RegistrationPerHour", "-3", "-3")]
    [InlineData("Monitoring:IntervalSeconds", "7", "7")]
    [InlineData("Monitoring:IntervalSeconds", "0", "0")]
    [InlineData("Database:Provider", "Oracle", "Oracle")]
    [InlineData("Bootstrap:AdminPassword", "five5", "6")]
    [InlineData("Bootstrap:AdminUsername", "a b", "a b")]
    public async Task Start_WithAWrongSetting_EndsWithOneLine(string key, string value, string shown)
    {
        using var data = new TemporaryDirectory();
        await using var process = PlatformProcess.Launch(data, $"{key}={value}");

        (await process.Ended()).ShouldNotBe(0);

        var line = OneLine(process);
        line.ShouldContain(key);
        line.ShouldContain(shown);
    }

    [Fact]
    public async Task Start_WithPostgresAndNoConnectionString_EndsWithOneLine()
    {
        using var data = new TemporaryDirectory();
        await using var process = PlatformProcess.Launch(data, "Database:Provider=Postgres");

        (await process.Ended()).ShouldNotBe(0);

        OneLine(process).ShouldContain("ConnectionStrings:Default");
    }

    [Fact]
    public async Task Start_WithPostgresThatIsNotThere_EndsWithOneLineWithoutThePassword()
    {
        using var data = new TemporaryDirectory();
        await using var process = PlatformProcess.Launch(
            data, "Database:Provider=Postgres", "ConnectionStrings:Default=Host=127.0.0.1;Port=1;Username=u;Password=hush-hush;Timeout=5");

        (await process.Ended()).ShouldNotBe(0);

        OneLine(process).ShouldContain("ConnectionStrings:Default");
        process.Output.ShouldNotContain(line => line.Contains("hush-hush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithADataDirectoryThatIsAFile_EndsWithOneLine()
    {
        using var data = new TemporaryDirectory();
        var file = Path.Combine(data, "file");
        await File.WriteAllTextAsync(file, "");
        await using var process = PlatformProcess.Launch(file);

        (await process.Ended()).ShouldNotBe(0);

        OneLine(process).ShouldContain("DataDirectory");
    }

    [Fact]
    public async Task Start_WithADatabaseThatIsNone_EndsWithOneLine()
    {
        using var data = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(data, Core.Data.DatabaseOptions.FileName), new string('x', 8192));
        await using var process = PlatformProcess.Launch(data);

        (await process.Ended()).ShouldNotBe(0);

        OneLine(process).ShouldContain(data);
    }

    [Fact]
    public async Task Start_OnTheDataOfARunningProcess_EndsWithOneLine()
    {
        using var data = new TemporaryDirectory();
        await using var first = await PlatformProcess.Start(data);
        await using var second = PlatformProcess.Launch(data);

        (await second.Ended()).ShouldNotBe(0);

        OneLine(second).ShouldContain("DataDirectory");
        await first.Ready();
    }

    [Fact]
    public async Task Start_OnAPortInUse_EndsWithOneLine()
    {
        using var data = new TemporaryDirectory();
        using var other = new TemporaryDirectory();
        await using var first = await PlatformProcess.Start(data);
        await using var second = PlatformProcess.Launch(other, $"urls={first.Address}");

        (await second.Ended()).ShouldNotBe(0);

        OneLine(second).ShouldContain(first.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Start_OnAnEmptyDirectory_SaysWhereToGoAndKeepsItsSecretsToItself()
    {
        using var data = new TemporaryDirectory();
        await using var process = await PlatformProcess.Start(data);

        process.Output.ShouldContain(line => line.Contains(process.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        process.Output.ShouldNotContain(line => line.Contains(PlatformApplication.AdminPassword, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(file => file.Contains("key", StringComparison.Ordinal)))
        {
            (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None, file);
        }
    }

    /// <summary>The whole of what it said: one line, and nothing that only a developer reads.</summary>
    private static string OneLine(PlatformProcess process)
    {
        var output = string.Join('\n', process.Output);
        output.ShouldNotContain("   at ");
        output.ShouldNotContain("Unhandled exception");
        return process.Output.ShouldHaveSingleItem(output);
    }
}
