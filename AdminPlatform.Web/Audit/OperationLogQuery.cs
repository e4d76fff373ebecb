using System.Globalization;
using AdminPlatform.Core.Audit;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Ui;

namespace AdminPlatform.Web.Audit;

/// <summary>What the address of the operation log says.</summary>
internal sealed record OperationLogQuery(string? User, string? Module, string? Action, string? Status, LogTimes Times, int Page)
{
    public const string Path = "logs/operations";
    public const int PageSize = 20;

    public bool IsFiltered => User is not null || Module is not null || Action is not null || Status is not null || Times.Range is not null;

    public static OperationLogQuery From(string? user, string? module, string? action, string? status, LogTimes times, string? page) =>
        new(Text(user), Text(module), Text(action), LogStatus.Of(status), times, Links.PageOf(page));

    public OperationQuery ForCore(TimeZoneInfo zone, DateTime now)
    {
        var (from, until) = Times.Utc(zone, now);
        return new(new PageRequest(Page, PageSize))
        {
            UserName = User,
            Module = Module,
            Action = Action,
            Succeeded = LogStatus.Succeeded(Status),
            From = from,
            Until = until,
        };
    }

    public string Address() => Links.Address(Path, [.. Filters(), ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Where all of it can be had.</summary>
    public string ExportAddress(string format) => Links.Address(Path + "/export", [("format", format), .. Filters()]);

    private (string, string?)[] Filters() => [("user", User), ("module", Module), ("action", Action), ("status", Status), .. Times.Parameters()];

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
