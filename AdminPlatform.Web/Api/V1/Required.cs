using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.V1;

/// <summary>Fields that a request cannot do without.</summary>
internal static class Required
{
    /// <summary>Null when all are there, else which are not.</summary>
    public static Error? Check(params ReadOnlySpan<(string Field, string? Value)> fields)
    {
        List<FieldError> missing = [];
        foreach (var (field, value) in fields)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                missing.Add(new FieldError(field, "field.required", [field]));
            }
        }

        return missing.Count == 0 ? null : Error.Invalid(missing);
    }

    /// <summary>Null when no name in the list is missing.</summary>
    public static FieldError? Names(string field, IReadOnlyList<string?>? names) =>
        names?.Any(string.IsNullOrWhiteSpace) == true ? new FieldError(field, "field.required", [field]) : null;
}
