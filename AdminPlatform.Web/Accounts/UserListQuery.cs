using System.Globalization;
using AdminPlatform.Core.Accounts;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Accounts;

/// <summary>What the address of the users page says.</summary>
public sealed record UserListQuery(string? Search, string? Status, string? Role, UserSort Sort, bool Descending, int Page, int Size)
{
    public const string Enabled = "enabled";
    public const string Disabled = "disabled";
    public const string NeverSignedIn = "never";

    public static readonly UserListQuery Default = new(null, null, null, UserSort.Id, false, 1, PageSizes.Default);

    /// <summary>Reads the query; what it cannot mean is left out.</summary>
    public static UserListQuery From(string? search, string? status, string? role, string? sort, string? descending, string? page, int size) => new(
        string.IsNullOrWhiteSpace(search) ? null : search,
        status is Enabled or Disabled or NeverSignedIn ? status : null,
        string.IsNullOrWhiteSpace(role) ? null : role,
        Enum.TryParse<UserSort>(sort, ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : UserSort.Id,
        Links.IsTrue(descending),
        Links.PageOf(page),
        size);

    public UserQuery ForCore() => new(new PageRequest(Page, Size))
    {
        Search = Search,
        IsEnabled = Status switch { Enabled => true, Disabled => false, _ => null },
        NeverSignedIn = Status == NeverSignedIn,
        Role = Role,
        Sort = Sort,
        Descending = Descending,
    };

    /// <summary>The address that means this.</summary>
    public string Address() => Links.Address(
        "users",
        ("q", Search),
        ("status", Status),
        ("role", Role),
        ("sort", Sort == UserSort.Id ? null : Sort.ToString()),
        ("desc", Descending ? "true" : null),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)),
        ("size", Size == PageSizes.Default ? null : Size.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Sorted by <paramref name="sort"/>, or the other way round if it already is.</summary>
    public UserListQuery SortedBy(UserSort sort) => this with { Sort = sort, Descending = Sort == sort && !Descending, Page = 1 };
}
