namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>/proc/meminfo.</summary>
internal static class MemoryText
{
    public static MemoryMetrics? Parse(string text)
    {
        var values = Values(text);
        if (!values.TryGetValue("MemTotal", out var total) || !values.TryGetValue("MemFree", out var free) || total == 0)
        {
            return null;
        }

        long Value(string name) => values.GetValueOrDefault(name);
        var buffers = Value("Buffers");
        var cached = Value("Cached") + Value("SReclaimable");
        var swapTotal = Value("SwapTotal");
        var swapFree = Math.Min(Value("SwapFree"), swapTotal);

        // Kernels before 3.14 do not estimate what is available.
        var available = Math.Min(total, values.TryGetValue("MemAvailable", out var estimate) ? estimate : free + buffers + cached);
        var used = total - available;
        return new(total, used, available, free, ProcText.Percent(used, total), buffers, cached, swapTotal, swapTotal - swapFree, swapFree);
    }

    private static Dictionary<string, long> Values(string text)
    {
        Dictionary<string, long> values = [];
        foreach (var line in ProcText.Lines(text))
        {
            var fields = ProcText.Fields(line);
            if (fields is [[.. var name, ':'], var number, ..] && ProcText.TryCounter(number, out var value))
            {
                var unit = fields.Length > 2 && fields[2] == "kB" ? 1024 : 1;
                values[name] = value > long.MaxValue / unit ? long.MaxValue : value * unit;
            }
        }

        return values;
    }
}
