namespace AdminPlatform.Core.Audit;

/// <summary>Which ranges of which index hold what somebody looks for.</summary>
internal static class LogRanges
{
    private static readonly string[] s_time = ["at", "id"];
    private static readonly bool[] s_results = [true, false];

    public static LogKey End(DateTime? until) => new(until ?? DateTime.MaxValue, long.MaxValue);

    public static LogRange Of(LoginQuery query, LogKey before)
    {
        var results = s_results.Where(succeeded => query.Succeeded is null || query.Succeeded == succeeded);
        return query switch
        {
            { UserName: { } user } => Timed("login_log", ["user_name", "succeeded"], results.Select(succeeded => new object[] { user, succeeded }), query.From, before),
            { Succeeded: not null } => Timed("login_log", ["succeeded"], results.Select(succeeded => new object[] { succeeded }), query.From, before),
            _ => Timed("login_log", [], [[]], query.From, before),
        };
    }

    public static LogRange Of(OperationQuery query, IEnumerable<OperationKind> kinds, LogKey before)
    {
        if (query.TargetId is not null)
        {
            return OfTarget(query, before);
        }

        var matching = kinds.Where(kind =>
            (query.Module is null || query.Module == kind.Module)
            && (query.Action is null || query.Action == kind.Action)
            && (query.Succeeded is null || query.Succeeded == kind.Succeeded));
        return query switch
        {
            { UserName: { } user } => Timed(
                "operation_log", ["user_name", "module", "action", "succeeded"], matching.Select(kind => new object[] { user, kind.Module, kind.Action, kind.Succeeded }), query.From, before),
            { Module: null, Action: null, Succeeded: null } => Timed("operation_log", [], [[]], query.From, before),
            _ => Timed("operation_log", ["module", "action", "succeeded"], matching.Select(kind => new object[] { kind.Module, kind.Action, kind.Succeeded }), query.From, before),
        };
    }

    /// <summary>The history of one thing is short, so what else is asked for is looked up in it.</summary>
    private static LogRange OfTarget(OperationQuery query, LogKey before) =>
        new("operation_log", ["module", "target_id"], [[query.Module!, query.TargetId!]], ["id"], [0L], [before.Id])
        {
            Filters =
            [
                .. Filter("user_name", "=", query.UserName),
                .. Filter("action", "=", query.Action),
                .. Filter("succeeded", "=", query.Succeeded),
                .. Filter("at", ">=", query.From),
                .. Filter("at", "<=", query.Until),
            ],
        };

    private static IEnumerable<(string, string, object)> Filter(string column, string comparison, object? value) =>
        value is null ? [] : [(column, comparison, value)];

    private static LogRange Timed(string table, string[] prefix, IEnumerable<object[]> prefixes, DateTime? from, LogKey before) =>
        new(table, prefix, [.. prefixes], s_time, [from ?? DateTime.MinValue, 0L], [before.At, before.Id]);
}
