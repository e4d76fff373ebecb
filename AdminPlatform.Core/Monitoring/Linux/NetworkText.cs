using System.Text.RegularExpressions;

namespace AdminPlatform.Core.Monitoring.Linux;

/// <summary>/proc/net/dev.</summary>
internal static partial class NetworkText
{
    public static IReadOnlyList<InterfaceMetrics>? Parse(string text)
    {
        List<InterfaceMetrics> interfaces = [];
        foreach (var line in ProcText.Lines(text))
        {
            // The name ends at the last colon: an alias has one of its own, and old kernels put no blank behind it.
            var colon = line.LastIndexOf(':');
            if (colon > 0 && ProcText.Counters(ProcText.Fields(line.AsSpan(colon + 1)), 0, 12) is { } fields)
            {
                interfaces.Add(new(line[..colon].Trim(), fields[0], fields[8], fields[1], fields[9], fields[2], fields[10], fields[3], fields[11]));
            }
        }

        return interfaces.Count == 0 ? null : interfaces;
    }

    /// <summary>
    /// The interfaces whose bytes make the total: those with a wire. Traffic of bridges, tunnels, bonds, VLANs and containers passes
    /// through one of them too. On a machine that has only such ones, all but the loopback.
    /// </summary>
    public static IEnumerable<InterfaceMetrics> Counted(IReadOnlyList<InterfaceMetrics> interfaces)
    {
        var wired = interfaces.Where(item => !Virtual().IsMatch(item.Name) && !item.Name.Contains('.', StringComparison.Ordinal)).ToList();
        return wired.Count > 0 ? wired : interfaces.Where(item => item.Name != "lo");
    }

    [GeneratedRegex(@"^(lo$|veth|br-|br\d|docker|podman|virbr|vnet|vmbr|fwbr|fwpr|fwln|tap|tun|wg|bond|team|vlan|dummy|ifb|cni|flannel|cali|cilium|lxc|lxdbr|incusbr|vxlan|geneve|gre|erspan|sit\d|ip6tnl|tunl|ip_vti|ip6_vti|macvtap|macvlan|ipvlan|kube-|nodelocaldns|tailscale|zt|ovs-|nlmon)")]
    private static partial Regex Virtual();
}
