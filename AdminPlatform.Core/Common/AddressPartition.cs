using System.Net;
using System.Net.Sockets;

namespace AdminPlatform.Core.Common;

/// <summary>What counts as one address where something is limited: an IPv6 address as its /64, which is what one customer gets.</summary>
internal static class AddressPartition
{
    public static string Of(string address)
    {
        if (!IPAddress.TryParse(address, out var ip) || ip.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        return ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4().ToString() : Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8));
    }
}
