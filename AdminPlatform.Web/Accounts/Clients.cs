using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Accounts;

/// <summary>Describes where a request comes from.</summary>
internal static class Clients
{
    private const int UserAgentMaxLength = 512;

    public static Client Of(HttpContext context, Door door) =>
        new(door, AddressOf(context), UserAgentOf(context), TraceId()) { Method = context.Request.Method, Path = context.Request.Path.Value ?? "" };

    public static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None).ToString();
    }

    public static string UserAgentOf(HttpContext context) => TextRules.ForLog(context.Request.Headers.UserAgent.ToString(), UserAgentMaxLength);

    /// <summary>What stands after <c>Bearer</c> in the header, whatever it is worth; null when nothing does.</summary>
    public static string? BearerOf(HttpContext context) =>
        AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization.ToString(), out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && header.Parameter is { Length: > 0 } token ? token : null;

    public static string TraceId() => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
}
