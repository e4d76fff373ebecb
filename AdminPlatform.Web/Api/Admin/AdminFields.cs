using AdminPlatform.Core.Common;

namespace AdminPlatform.Web.Api.Admin;

/// <summary>What the fields of many requests have in common.</summary>
internal static class AdminFields
{
    public const int DefaultPerPage = 20;

    /// <summary>Null when all is well, else everything that is wrong at once.</summary>
    public static Error? AsError(this IReadOnlyList<FieldError> wrong) => wrong.Count == 0 ? null : Error.Invalid(wrong);

    public static IEnumerable<FieldError> Required(params (string Field, string? Value)[] fields) =>
        fields.Where(field => string.IsNullOrWhiteSpace(field.Value)).Select(field => new FieldError(field.Field, "field.required", [field.Field]));

    /// <summary>1 enabled or succeeded, 0 disabled or failed.</summary>
    public static IEnumerable<FieldError> Status(int? status) =>
        status is null or 0 or 1 ? [] : [new FieldError("status", "field.one_of", ["status", status, "0, 1"])];

    public static bool? IsOn(int? status) => status is null ? null : status == 1;

    public static int Of(bool isOn) => isOn ? 1 : 0;
}

/// <summary>Which page of a list, from the query.</summary>
/// <param name="Page">Starts at 1, which is the default.</param>
/// <param name="PerPage">1 to 100; 20 by default.</param>
internal readonly record struct AdminPaging(int? Page, [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "per_page")] int? PerPage)
{
    public PageRequest Request => new(Page ?? 1, PerPage ?? AdminFields.DefaultPerPage);

    public IReadOnlyList<FieldError> Check() => Request.Check("page", "per_page");
}
