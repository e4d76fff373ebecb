using System.Globalization;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Accounts;

/// <summary>What the address of the users page says.</summary>
internal sealed record UserListQuery(string? Search, string? Status, UserSort Sort, bool Descending, int Page)
{
    public const string Enabled = "enabled";
    public const string Disabled = "disabled";
    public const int PageSize = 20;

    public bool IsFiltered => Search is not null || Status is not null;

    /// <summary>Reads the query; what it cannot mean is left out.</summary>
    public static UserListQuery From(string? search, string? status, string? sort, string? descending, string? page) => new(
        string.IsNullOrWhiteSpace(search) ? null : search,
        status is Enabled or Disabled ? status : null,
        Enum.TryParse<UserSort>(sort, ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : UserSort.Id,
        Links.IsTrue(descending),
        Links.PageOf(page));

    public UserQuery ForCore() => new(new PageRequest(Page, PageSize))
    {
        Search = Search,
        IsEnabled = Status is null ? null : Status == Enabled,
        Sort = Sort,
        Descending = Descending,
    };

    /// <summary>The address that means this.</summary>
    public string Address() => Links.Address(
        "users",
        ("q", Search),
        ("status", Status),
        ("sort", Sort == UserSort.Id ? null : Sort.ToString()),
        ("desc", Descending ? "true" : null),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Sorted by <paramref name="sort"/>, or the other way round if it already is.</summary>
    public UserListQuery SortedBy(UserSort sort) => this with { Sort = sort, Descending = Sort == sort && !Descending, Page = 1 };
}
