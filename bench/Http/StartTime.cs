using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace AdminPlatform.Bench.Http;

/// <summary>Starts the product and prints the milliseconds until it first says that it is ready.</summary>
internal static class StartTime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(Uri url, string[] command)
    {
        using var patience = new CancellationTokenSource(s_patience);
        await ReadyAsync(url, patience.Token); // Compiles what is timed below, so that it is not timed itself.
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await ReadyAsync(url, patience.Token))
        {
            await Task.Delay(s_pause, TimeProvider.System, patience.Token);
        }

        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("F0"));
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        return 0;
    }

    private static async Task<bool> ReadyAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(url.Host, url.Port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/ready HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n\r\n"), cancellationToken);
            var status = new byte["HTTP/1.1 200".Length];
            await stream.ReadExactlyAsync(status, cancellationToken);
            return Encoding.ASCII.GetString(status) == "HTTP/1.1 200";
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
