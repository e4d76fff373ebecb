using System.Globalization;
using AdminPlatform.Core.Files;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Files;

/// <summary>What the address of the files page says.</summary>
internal sealed record FileListQuery(string? Search, FileKind? Kind, int Page)
{
    public const int PageSize = 20;

    public bool IsFiltered => Search is not null || Kind is not null;

    /// <summary>Reads the query; what it cannot mean is left out.</summary>
    public static FileListQuery From(string? search, string? kind, string? page) => new(
        string.IsNullOrWhiteSpace(search) ? null : search,
        Enum.TryParse<FileKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsDigit(kind[0]) ? known : null,
        Links.PageOf(page));

    public FileQuery ForCore() => new(new Core.Common.PageRequest(Page, PageSize)) { Search = Search, Kind = Kind };

    /// <summary>The address that means this.</summary>
    public string Address() => Links.Address(
        "files",
        ("q", Search),
        ("kind", Kind?.ToString().ToLowerInvariant()),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)));
}
