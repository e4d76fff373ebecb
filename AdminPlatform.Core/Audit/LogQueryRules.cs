using AdminPlatform.Core.Common;

namespace AdminPlatform.Core.Audit;

/// <summary>Checks what somebody looks for in a log, and brings it into one form.</summary>
internal static class LogQueryRules
{
    private const int UserNameMaxLength = 254;
    private const int NameMaxLength = 32;
    private const int TargetIdMaxLength = 64;

    public static Error? Check(LoginQuery query) => ErrorOf(
    [
        .. query.Page.Check("page", "page_size"),
        .. Names(("username", query.UserName, UserNameMaxLength)),
        .. Times(query.From, query.Until),
    ]);

    public static Error? Check(OperationQuery query) => ErrorOf(
    [
        .. query.Page.Check("page", "page_size"),
        .. Names(
            ("username", query.UserName, UserNameMaxLength), ("module", query.Module, NameMaxLength),
            ("action", query.Action, NameMaxLength), ("target_id", query.TargetId, TargetIdMaxLength)),
        .. Times(query.From, query.Until),
        .. query.TargetId is not null && query.Module is null ? new[] { new FieldError("module", "field.required", ["module"]) } : [],
    ]);

    /// <summary>An empty filter is none.</summary>
    public static LoginQuery Normal(LoginQuery query) =>
        query with { UserName = Text(query.UserName), From = Utc(query.From), Until = Utc(query.Until) };

    /// <inheritdoc cref="Normal(LoginQuery)"/>
    public static OperationQuery Normal(OperationQuery query) => query with
    {
        UserName = Text(query.UserName),
        Module = Text(query.Module),
        Action = Text(query.Action),
        TargetId = Text(query.TargetId),
        From = Utc(query.From),
        Until = Utc(query.Until),
    };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DateTime? Utc(DateTime? time) =>
        time is { Kind: DateTimeKind.Local } local ? local.ToUniversalTime() : time is { } utc ? DateTime.SpecifyKind(utc, DateTimeKind.Utc) : null;

    private static IEnumerable<FieldError> Names(params (string Field, string? Value, int MaxLength)[] names) =>
        names.Select(name => TextRules.Check(name.Field, name.Value, name.MaxLength)).OfType<FieldError>();

    private static FieldError[] Times(DateTime? from, DateTime? until) =>
        from > until ? [new FieldError("start_time", "log.times_reversed", []), new FieldError("end_time", "log.times_reversed", [])] : [];

    private static Error? ErrorOf(IReadOnlyList<FieldError> wrong) => wrong.Count == 0 ? null : Error.Invalid(wrong);
}
