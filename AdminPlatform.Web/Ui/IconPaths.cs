using System.Collections.Frozen;

namespace AdminPlatform.Web.Ui;

/// <summary>The drawings of <see cref="Icon"/>, on a grid of 24.</summary>
internal static class IconPaths
{
    private static readonly FrozenDictionary<string, string> s_paths = new Dictionary<string, string>
    {
        ["activity"] = "M3 12h4l3-8 4 16 3-8h4",
        ["alert"] = "M12 4 2.8 19.5h18.4zM12 10v4M12 17h.01",
        ["arrow-down"] = "M12 5v14M6 13l6 6 6-6",
        ["arrow-up"] = "M12 19V5M6 11l6-6 6 6",
        ["book"] = "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11",
        ["check"] = "M5 12.5l4.5 4.5L19 7.5",
        ["chevron-down"] = "M7 10l5 5 5-5",
        ["chevron-left"] = "M14 7l-5 5 5 5",
        ["chevron-right"] = "M10 7l5 5-5 5",
        ["chinese"] = "M5 8h14v7H5zM12 4v16",
        ["clock"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2",
        ["copy"] = "M9 9h11v11H9zM5 15H4V4h11v1",
        ["cpu"] = "M7 7h10v10H7zM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4",
        ["dashboard"] = "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z",
        ["disk"] = "M4 14l3-9h10l3 9M4 14h16v5H4zM16.5 16.5h.01",
        ["download"] = "M12 4v12M7 11l5 5 5-5M4 15v5h16v-5",
        ["columns"] = "M4 5h16v14H4zM9.5 5v14M14.5 5v14",
        ["edit"] = "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
        ["file"] = "M6 3h8l5 5v13H6zM14 3v5h5",
        ["image"] = "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
        ["info"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8h.01",
        ["key"] = "M8 12a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 13.2l9-9M16 8.2l3 3M13.2 11l2 2",
        ["laptop"] = "M5 5h14v10H5zM2.5 19h19",
        ["link"] = "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5",
        ["lock"] = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        ["logout"] = "M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9",
        ["memory"] = "M4 7h16v9H4zM8 10v3M12 10v3M16 10v3M7 16v3M12 16v3M17 16v3",
        ["menu"] = "M4 7h16M4 12h16M4 17h16",
        ["monitor"] = "M4 5h16v11H4zM9 20h6M12 16v4",
        ["moon"] = "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5",
        ["more"] = "M5.5 12h.01M12 12h.01M18.5 12h.01",
        ["network"] = "M8 20V6M4 10l4-4 4 4M16 4v14M12 14l4 4 4-4",
        ["phone"] = "M7 3h10v18H7zM11 18h2",
        ["plus"] = "M12 5v14M5 12h14",
        ["power"] = "M12 3v8M7 6.5a7.5 7.5 0 1 0 10 0",
        ["refresh"] = "M20 5v5h-5M4 19v-5h5M19 10a7.5 7.5 0 0 0-13-3M5 14a7.5 7.5 0 0 0 13 3",
        ["search"] = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5",
        ["server"] = "M4 4h16v7H4zM4 13h16v7H4zM7.5 7.5h.01M7.5 16.5h.01M12 7.5h5M12 16.5h5",
        ["shield"] = "M12 3l8 3v6c0 4.5-3.2 7.5-8 9-4.8-1.5-8-4.5-8-9V6z",
        ["sun"] = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
        ["trash"] = "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
        ["upload"] = "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
        ["user"] = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20a7.5 7.5 0 0 1 15 0",
        ["users"] = "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 5.5",
        ["x"] = "M6 6l12 12M18 6L6 18",
    }.ToFrozenDictionary();

    public static string Of(string name) => s_paths[name];
}
