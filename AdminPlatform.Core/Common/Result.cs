using System.Diagnostics.CodeAnalysis;

namespace AdminPlatform.Core.Common;

/// <summary>A value, or the <see cref="Common.Error"/> why there is none.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Returning a value or an error is the whole point.")]
public readonly record struct Result<T>
{
    private readonly T? _value;

    public Result(T value) => _value = value;

    public Result(Error error) => Error = error;

    /// <summary>Why there is no value; null when there is one.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>The value. Asking a failed result for it is a bug in the caller.</summary>
    public T Value => IsSuccess ? _value! : throw new InvalidOperationException($"The result failed: {Error.Code}.");

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error);

    public Result<TOther> Map<TOther>(Func<T, TOther> map) => IsSuccess ? map(Value) : Error;
}

/// <summary>The value of an operation that has nothing to say but that it is done.</summary>
public readonly record struct Done
{
    public static readonly Done Yes;
}
