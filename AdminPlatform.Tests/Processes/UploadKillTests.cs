using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AdminPlatform.Tests.Files;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Processes;

/// <summary>An upload that <c>kill -9</c> breaks off leaves neither a file that could be asked for nor, in the end, its bytes.</summary>
public sealed class UploadKillTests
{
    private const int Announced = 8 * 1024 * 1024;
    private const int Sent = 3 * 1024 * 1024;

    [Fact]
    public async Task Kill_InTheMiddleOfAnUpload_LeavesNothingOnceCleanedUp()
    {
        using var data = new TemporaryDirectory();
        var incoming = Path.Combine(data, "uploads", ".incoming");
        string token;
        string kept;
        await using (var process = await PlatformProcess.Start(data))
        {
            token = await Token(process);
            using var admin = SignedIn(process, token);
            kept = await admin.Uploaded("image", "kept.png", Pictures.Png);
            using var connection = await HalfAnUpload(process, token);
            var parts = await Eventually.Until(() => Task.FromResult(Parts(incoming)), found => found.Sum(part => part.Length) > Sent / 2);
            parts.ShouldHaveSingleItem();
            await process.Kill();
        }

        foreach (var part in Parts(incoming))
        {
            part.LastWriteTimeUtc = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2);
        }

        await using var again = await PlatformProcess.Start(data);
        (await Eventually.Until(() => Task.FromResult(Parts(incoming)), found => found.Length == 0)).ShouldBeEmpty();
        using var client = SignedIn(again, token);
        using var list = await client.Get($"{UploadSteps.Upload}/files");
        list.Data.GetProperty("total").GetInt32().ShouldBe(1);
        (await client.GetByteArrayAsync(kept)).ShouldBe(Pictures.Png);
        Directory.EnumerateFiles(Path.Combine(data, "uploads"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    private static FileInfo[] Parts(string incoming) => Directory.Exists(incoming) ? new DirectoryInfo(incoming).GetFiles() : [];

    private static async Task<TcpClient> HalfAnUpload(PlatformProcess process, string token)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(process.Address.Host, process.Address.Port);
        var head = "--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nother\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"half.zip\"\r\n\r\n";
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {UploadSteps.Upload}/file HTTP/1.1\r\nHost: {process.Address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {Announced}\r\n\r\n{head}")));
        await stream.WriteAsync(new byte[Sent]);
        return connection;
    }

    private static async Task<string> Token(PlatformProcess process)
    {
        using var client = process.Client();
        using var reply = await client.Post("/api/auth/login", $$"""{"username":"admin","password":"{{PlatformApplication.AdminPassword}}"}""");
        return reply.ShouldBe(200).Tokens().AccessToken;
    }

    private static HttpClient SignedIn(PlatformProcess process, string token)
    {
        var client = process.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
