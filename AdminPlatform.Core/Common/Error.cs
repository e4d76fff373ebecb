namespace AdminPlatform.Core.Common;

/// <summary>What sort of failure an <see cref="Error"/> is; each door maps the kind to its own status in one place.</summary>
public enum ErrorKind
{
    /// <summary>The input breaks a rule; the caller can mend it.</summary>
    Invalid,

    /// <summary>What was named does not exist, or the caller may not know that it does.</summary>
    NotFound,

    /// <summary>The input is well-formed but clashes with what exists.</summary>
    Conflict,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    /// <summary>The caller is not known, or no longer.</summary>
    Unauthenticated,

    /// <summary>Too much at once; the same request may succeed later.</summary>
    Busy,
}

/// <summary>An expected failure: a value, never an exception.</summary>
/// <param name="Kind">What sort of failure.</param>
/// <param name="Code">Stable name of the one rule that was broken, e.g. <c>user.name_taken</c>; the text in each language is found by it.</param>
public sealed record Error(ErrorKind Kind, string Code)
{
    /// <summary>Values for the placeholders of the text, in order.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>The offending fields by their wire name (snake_case), when the failure is about input.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>How long to wait before trying again, for <see cref="ErrorKind.Busy"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Error Invalid(string field, string code, params object[] arguments) =>
        Invalid([new FieldError(field, code, arguments)]);

    /// <summary>One failure for all the fields that are wrong; its code is that of the first.</summary>
    public static Error Invalid(IReadOnlyList<FieldError> fields) =>
        new(ErrorKind.Invalid, fields[0].Code) { Arguments = fields[0].Arguments, Fields = fields };

    public static Error Conflict(string field, string code, params object[] arguments) =>
        new(ErrorKind.Conflict, code) { Arguments = arguments, Fields = [new FieldError(field, code, arguments)] };

    public static Error NotFound(string code) => new(ErrorKind.NotFound, code);

    public static Error Forbidden(string code) => new(ErrorKind.Forbidden, code);

    public static Error Unauthenticated(string code) => new(ErrorKind.Unauthenticated, code);

    public static Error Busy(string code, TimeSpan retryAfter) => new(ErrorKind.Busy, code) { RetryAfter = retryAfter };
}

/// <summary>One field that is wrong, and by which rule.</summary>
/// <param name="Field">Wire name of the field, snake_case.</param>
/// <param name="Code">The rule, as in <see cref="Error.Code"/>.</param>
/// <param name="Arguments">Values for the placeholders of the text.</param>
public sealed record FieldError(string Field, string Code, IReadOnlyList<object> Arguments);
