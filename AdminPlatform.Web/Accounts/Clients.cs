using System.Diagnostics;
using System.Net;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Accounts;

/// <summary>Describes where a request comes from.</summary>
internal static class Clients
{
    public const int UserAgentMaxLength = 512;

    public static Client Of(HttpContext context, Door door) =>
        new(door, AddressOf(context), UserAgentOf(context), TraceId());

    public static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None).ToString();
    }

    public static string UserAgentOf(HttpContext context)
    {
        var sent = context.Request.Headers.UserAgent.ToString();
        var line = sent.Any(char.IsControl) ? new string([.. sent.Where(character => !char.IsControl(character))]) : sent;
        return line.Length <= UserAgentMaxLength ? line : line[..UserAgentMaxLength];
    }

    public static string TraceId() => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
}
