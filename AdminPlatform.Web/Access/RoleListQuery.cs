using System.Globalization;
using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Access;

/// <summary>What the address of the roles page says.</summary>
internal sealed record RoleListQuery(string? Search, string? Status, int Page)
{
    public const string Enabled = "enabled";
    public const string Disabled = "disabled";
    public const int PageSize = 20;

    /// <summary>Reads the query; what it cannot mean is left out.</summary>
    public static RoleListQuery From(string? search, string? status, string? page) => new(
        string.IsNullOrWhiteSpace(search) ? null : search,
        status is Enabled or Disabled ? status : null,
        Links.PageOf(page));

    public RoleQuery ForCore() => new(new PageRequest(Page, PageSize))
    {
        Search = Search,
        IsEnabled = Status is null ? null : Status == Enabled,
    };

    /// <summary>The address that means this.</summary>
    public string Address() => Links.Address(
        "roles", ("q", Search), ("status", Status), ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)));
}
