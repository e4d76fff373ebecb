using System.Net;
using AdminPlatform.Core.Common;
using Microsoft.AspNetCore.HttpOverrides;

namespace AdminPlatform.Web.Hosting;

/// <summary>
/// Forwarded addresses and schemes count only when they come from a proxy listed in <c>ReverseProxy:TrustedProxies</c>; anybody else could
/// write what they like into those headers.
/// </summary>
internal static class TrustedProxies
{
    private const string Key = "ReverseProxy:TrustedProxies";

    public static void AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var entries = configuration.GetSection(Key).Get<string[]>()
            ?? configuration[Key]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ?? [];
        var networks = entries.Select(Parse).ToList();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            networks.ForEach(options.KnownIPNetworks.Add);
        });
    }

    private static System.Net.IPNetwork Parse(string entry) =>
        System.Net.IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new StartupException($"{Key} contains '{entry}': list addresses or networks, e.g. '127.0.0.1' or '10.0.0.0/8', separated by commas.");
}
