namespace AdminPlatform.Core.Audit;

/// <summary>Which ranges of which index hold what somebody looks for.</summary>
internal static class LogRanges
{
    private static readonly string[] s_time = ["at", "id"];
    private static readonly bool[] s_results = [true, false];

    public static LogKey End(DateTime? until) => new(until ?? DateTime.MaxValue, long.MaxValue);

    public static LogRange Of(LoginQuery query, LogKey before)
    {
        var isAny = query is { UserName: null, Succeeded: null };
        string[] columns = isAny ? [] : ["succeeded"];
        object[][] kinds = isAny ? [[]] : [.. s_results.Where(succeeded => query.Succeeded is null || query.Succeeded == succeeded).Select(succeeded => new object[] { succeeded })];
        return new LogRange("login_log", columns, kinds, s_time, [before.At, before.Id])
        {
            Filters = [.. Filter("user_name", "=", query.UserName), .. Filter("at", ">=", query.From)],
        };
    }

    public static LogRange Of(OperationQuery query, IEnumerable<OperationKind> kinds, LogKey before)
    {
        if (query.TargetId is not null)
        {
            return OfTarget(query, before);
        }

        var isAny = query is { UserName: null, Module: null, Action: null, Succeeded: null };
        string[] columns = isAny ? [] : ["module", "action", "succeeded"];
        object[][] values = isAny ? [[]] : [.. kinds.Where(kind => IsMatch(query, kind)).Select(kind => new object[] { kind.Module, kind.Action, kind.Succeeded })];
        return new LogRange("operation_log", columns, values, s_time, [before.At, before.Id])
        {
            Filters = [.. Filter("user_name", "=", query.UserName), .. Filter("at", ">=", query.From)],
        };
    }

    private static bool IsMatch(OperationQuery query, OperationKind kind) =>
        (query.Module is null || query.Module == kind.Module)
        && (query.Action is null || query.Action == kind.Action)
        && (query.Succeeded is null || query.Succeeded == kind.Succeeded);

    /// <summary>The history of one thing is short, so what else is asked for is looked up in it.</summary>
    private static LogRange OfTarget(OperationQuery query, LogKey before) => new("operation_log", [], [[]], ["id"], [before.Id])
    {
        Filters =
        [
            .. Filter("module", "=", query.Module),
            .. Filter("target_id", "=", query.TargetId),
            .. Filter("user_name", "=", query.UserName),
            .. Filter("action", "=", query.Action),
            .. Filter("succeeded", "=", query.Succeeded),
            .. Filter("at", ">=", query.From),
            .. Filter("at", "<=", query.Until),
        ],
    };

    private static IEnumerable<(string, string, object)> Filter(string column, string comparison, object? value) =>
        value is null ? [] : [(column, comparison, value)];
}
