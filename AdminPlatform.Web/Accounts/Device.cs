namespace AdminPlatform.Web.Accounts;

/// <summary>Reads a user agent as people would say it.</summary>
internal sealed record Device(string? Program, string? System, bool IsPhone)
{
    // The first that is found wins: most browsers also claim to be the ones they descend from.
    private static readonly (string Mark, string Name)[] s_programs =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("MicroMessenger", "WeChat"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"), ("python-requests", "Python"), ("PostmanRuntime", "Postman"),
        ("okhttp", "OkHttp"), ("Go-http-client", "Go"), ("axios", "axios"), ("Wget", "Wget"),
    ];

    private static readonly (string Mark, string Name)[] s_systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static Device From(string userAgent)
    {
        var system = Find(s_systems, userAgent);
        return new Device(Find(s_programs, userAgent), system, system is "iPhone" or "Android");
    }

    /// <summary>E.g. <c>Firefox · Windows</c>; null when nothing is recognised.</summary>
    public string? Name => (Program, System) switch
    {
        (null, null) => null,
        ({ } program, { } system) => $"{program} · {system}",
        _ => Program ?? System,
    };

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(item => userAgent.Contains(item.Mark, StringComparison.Ordinal)).Name;
}
