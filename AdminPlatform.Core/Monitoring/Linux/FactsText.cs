using AdminPlatform.Core.Servers;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>What a machine is, from texts that change at most with a boot.</summary>
internal static class FactsText
{
    public static ServerFacts Parse(LinuxTexts texts, CpuTimes? cpu) => new()
    {
        OperatingSystem = OsName(texts.OsRelease),
        Kernel = Clean(texts.Kernel),
        CpuModel = CpuModel(texts.CpuInfo),
        Cores = cpu?.Cores,
        HostName = Clean(texts.HostName),
        BootTime = cpu?.BootTime is { } seconds and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null,
    };

    /// <summary>PRETTY_NAME of os-release, which may be quoted either way.</summary>
    private static string? OsName(string? osRelease) => osRelease is null
        ? null
        : Clean(ProcText.Lines(osRelease).Select(line => Value(line, "PRETTY_NAME", '=')).FirstOrDefault(value => value is not null)?.Trim('"', '\''));

    /// <summary>x86 says "model name", others "Model" or "cpu model"; many ARM machines say nothing.</summary>
    private static string? CpuModel(string? cpuInfo) => cpuInfo is null
        ? null
        : Clean(ProcText.Lines(cpuInfo)
            .Select(line => Value(line, "model name", ':') ?? Value(line, "cpu model", ':') ?? Value(line, "Model", ':'))
            .FirstOrDefault(value => value is not null));

    private static string? Value(string line, string name, char separator) =>
        line.Split(separator, 2) is [var key, var value] && key.Trim() == name ? value.Trim() : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: > 128 } far ? far[..128] : text.Trim();
}
