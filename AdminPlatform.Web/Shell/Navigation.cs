using AdminPlatform.Core.Access;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Core.Servers;
using AdminPlatform.Core.Settings;

namespace AdminPlatform.Web.Shell;

/// <summary>What the menu holds; an entry is there for those who may use the page.</summary>
internal static class Navigation
{
    private static readonly IReadOnlyList<NavGroup> s_everything =
    [
        new(null, [new("", "dashboard", "nav.dashboard")]),
        new("nav.machines", [new("servers", "server", "nav.servers", ServerPermissions.View)]),
        new("nav.people",
        [
            new("users", "users", "nav.users", UserPermissions.View),
            new("roles", "shield", "nav.roles", RolePermissions.View),
            new("permissions", "key", "nav.permissions", PermissionPermissions.View),
            new("sessions", "lock", "nav.sessions", SessionPermissions.View),
        ]),
        new("nav.logs",
        [
            new("logs/logins", "clock", "nav.logins", LogPermissions.View),
            new("logs/operations", "activity", "nav.operations", LogPermissions.View),
        ]),
        new("nav.system",
        [
            new("files", "file", "nav.files", FilePermissions.Create) { OrPermission = FilePermissions.View },
            new("profile", "user", "nav.profile"),
            new("settings", "settings", "nav.settings", SettingPermissions.View),
            new("about", "info", "nav.about"),
        ]),
    ];

    /// <summary>Whoever has to set up a second factor first finds nothing but that.</summary>
    public static IEnumerable<NavGroup> For(Actor? actor) => actor is { MustSetUpTwoFactor: true } ? [] : s_everything
        .Select(group => group with { Entries = [.. group.Entries.Where(entry => entry.IsFor(actor))] })
        .Where(group => group.Entries.Count > 0);
}

internal sealed record NavGroup(string? Title, IReadOnlyList<NavEntry> Entries);

internal sealed record NavEntry(string Address, string Icon, string Text, string? Permission = null)
{
    /// <summary>Another one that will do.</summary>
    public string? OrPermission { get; init; }

    public bool IsFor(Actor? actor) => Permission is null || (actor is not null && (actor.May(Permission) || (OrPermission is not null && actor.May(OrPermission))));
}
