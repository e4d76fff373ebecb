using System.Globalization;

namespace AdminPlatform.Core.Audit.Export;

/// <summary>One column of an export.</summary>
/// <param name="Name">In snake_case, the same in every language.</param>
/// <param name="Value">Text, a number, a truth, <see cref="LoggedJson"/>, or null.</param>
internal sealed record LogColumn<T>(string Name, Func<T, object?> Value);

/// <summary>JSON that stands in the log as text.</summary>
internal sealed record LoggedJson(string Text)
{
    public static LoggedJson? Of(string? text) => text is null ? null : new(text);
}

/// <summary>What an export of each log holds.</summary>
internal static class LogColumns
{
    public static readonly IReadOnlyList<LogColumn<LoginEntry>> Logins =
    [
        new("id", entry => entry.Id),
        new("time", entry => Time(entry.At)),
        new("username", entry => entry.UserName),
        new("user_id", entry => entry.UserId),
        new("succeeded", entry => entry.Succeeded),
        new("reason", entry => entry.Reason),
        new("door", entry => entry.Door.ToString()),
        new("address", entry => entry.Address),
        new("user_agent", entry => entry.UserAgent),
        new("trace_id", entry => entry.TraceId),
    ];

    public static readonly IReadOnlyList<LogColumn<OperationEntry>> Operations =
    [
        new("id", entry => entry.Id),
        new("time", entry => Time(entry.At)),
        new("username", entry => entry.UserName),
        new("user_id", entry => entry.UserId),
        new("impersonator", entry => entry.ImpersonatorName),
        new("module", entry => entry.Module),
        new("action", entry => entry.Action),
        new("target_id", entry => entry.TargetId),
        new("target", entry => entry.Target),
        new("succeeded", entry => entry.Succeeded),
        new("reason", entry => entry.Reason),
        new("duration_ms", entry => entry.DurationMilliseconds),
        new("changes", entry => LoggedJson.Of(entry.Changes)),
        new("parameters", entry => LoggedJson.Of(entry.Parameters)),
        new("door", entry => entry.Door.ToString()),
        new("method", entry => entry.Method),
        new("path", entry => entry.Path),
        new("address", entry => entry.Address),
        new("user_agent", entry => entry.UserAgent),
        new("session_id", entry => entry.SessionId?.ToString()),
        new("trace_id", entry => entry.TraceId),
    ];

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
