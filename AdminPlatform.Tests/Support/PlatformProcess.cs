using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AdminPlatform.Tests.Support;

/// <summary>The product as a process of its own, which can be killed without warning and started again on the same data.</summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private PlatformProcess(ProcessStartInfo start, Uri address)
    {
        Address = address;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Collect(line.Data);
        _process.ErrorDataReceived += (_, line) => Collect(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Everything it said, both streams, in order of arrival.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>Starts it and returns at once; give it <paramref name="settings"/> as <c>key=value</c>.</summary>
    public static PlatformProcess Launch(string dataDirectory, params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Repository.ProductAssembly])
        {
            WorkingDirectory = Path.GetDirectoryName(Repository.ProductAssembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["DataDirectory"] = dataDirectory;
        start.Environment["Bootstrap__AdminPassword"] = PlatformApplication.AdminPassword;
        foreach (var (key, value) in settings.Select(setting => setting.Split('=', 2)).Select(parts => (parts[0], parts[1])))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new PlatformProcess(start, address);
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<PlatformProcess> Start(string dataDirectory, params string[] settings)
    {
        var process = Launch(dataDirectory, settings);
        await process.Ready();
        return process;
    }

    public HttpClient Client() => new() { BaseAddress = Address };

    /// <summary>Waits until it answers <c>/api/ready</c> with 200.</summary>
    public async Task Ready()
    {
        using var client = Client();
        using var patience = new CancellationTokenSource(s_patience);
        while (!await IsReady(client, patience.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"It ended with {_process.ExitCode}: {string.Join('\n', Output)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>SIGKILL: no farewell, no flush.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for it to end by itself and returns its exit code.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(s_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync("/api/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Collect(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            _output.Enqueue(line);
        }
    }
}
