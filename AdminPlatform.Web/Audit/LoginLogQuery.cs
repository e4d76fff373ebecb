using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Audit;

/// <summary>What the address of the login log says.</summary>
internal sealed record LoginLogQuery(string? User, string? Status, LogTimes Times, int Page)
{
    public const string Path = "logs/logins";
    public const int PageSize = 20;

    public bool IsFiltered => User is not null || Status is not null || Times.Range is not null;

    public static LoginLogQuery From(string? user, string? status, LogTimes times, string? page) =>
        new(string.IsNullOrWhiteSpace(user) ? null : user, LogStatus.Of(status), times, Links.PageOf(page));

    public LoginQuery ForCore(TimeZoneInfo zone, DateTime now)
    {
        var (from, until) = Times.Utc(zone, now);
        return new(new PageRequest(Page, PageSize)) { UserName = User, Succeeded = LogStatus.Succeeded(Status), From = from, Until = until };
    }

    public string Address() => Links.Address(Path, [.. Filters(), ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Where all of it can be had.</summary>
    public string ExportAddress(string format) => Links.Address(Path + "/export", [("format", format), .. Filters()]);

    private (string, string?)[] Filters() => [("user", User), ("status", Status), .. Times.Parameters()];
}
