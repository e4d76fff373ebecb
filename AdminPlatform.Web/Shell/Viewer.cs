using System.Collections.Frozen;

namespace AdminPlatform.Web.Shell;

/// <summary>How the person at the browser wants to see things, as told by cookies. Handed to the circuit when it starts.</summary>
public sealed record Viewer
{
    public const string ThemeCookie = "theme";
    public const string TimeZoneCookie = "timezone";

    private static readonly string[] s_themes = ["system", "light", "dark"];

    /// <summary>Looked up here and never by what a cookie says: the framework remembers every spelling it ever resolved.</summary>
    private static readonly FrozenDictionary<string, TimeZoneInfo> s_zones =
        TimeZoneInfo.GetSystemTimeZones().Append(TimeZoneInfo.Utc).DistinctBy(zone => zone.Id).ToFrozenDictionary(zone => zone.Id);

    /// <summary><c>system</c>, <c>light</c> or <c>dark</c>.</summary>
    public string Theme { get; init; } = s_themes[0];

    /// <summary>IANA name; UTC until the browser has told.</summary>
    public string TimeZoneId { get; init; } = TimeZoneInfo.Utc.Id;

    public static Viewer From(IRequestCookieCollection cookies) => new()
    {
        Theme = s_themes.FirstOrDefault(theme => theme == cookies[ThemeCookie]) ?? s_themes[0],
        TimeZoneId = cookies[TimeZoneCookie] is { } id && s_zones.ContainsKey(id) ? id : TimeZoneInfo.Utc.Id,
    };

    /// <summary>The zone to show times in.</summary>
    public TimeZoneInfo TimeZone() => s_zones.GetValueOrDefault(TimeZoneId, TimeZoneInfo.Utc);

    /// <summary>The media query under which the style sheet of <paramref name="scheme"/> applies.</summary>
    public string MediaFor(string scheme) => Theme switch
    {
        "system" => $"(prefers-color-scheme: {scheme})",
        _ => Theme == scheme ? "all" : "not all",
    };
}
