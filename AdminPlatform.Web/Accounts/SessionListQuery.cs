using System.Globalization;
using AdminPlatform.Core.Accounts.Sessions;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Accounts;

/// <summary>What the address of the sessions page says.</summary>
internal sealed record SessionListQuery(string? Search, SessionKind? Kind, int? UserId, bool Ended, int Page)
{
    public const int PageSize = 20;

    /// <summary>Reads the query; what it cannot mean is left out.</summary>
    public static SessionListQuery From(string? search, string? kind, string? user, string? ended, string? page) => new(
        string.IsNullOrWhiteSpace(search) ? null : search,
        Enum.TryParse<SessionKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        int.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
        Links.IsTrue(ended),
        Links.PageOf(page));

    public SessionQuery ForCore() => new(new PageRequest(Page, PageSize)) { Search = Search, Kind = Kind, UserId = UserId, Ended = Ended };

    /// <summary>The address that means this.</summary>
    public string Address() => Links.Address(
        "sessions",
        ("q", Search),
        ("kind", Kind?.ToString()),
        ("user", UserId?.ToString(CultureInfo.InvariantCulture)),
        ("ended", Ended ? "true" : null),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)));
}
