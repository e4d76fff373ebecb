using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;

namespace AdminPlatform.Web.Api.Admin.Uploads;

/// <summary>A file that was uploaded.</summary>
/// <param name="Url">Absolute; takes its uploader or <c>upload:view</c>, an avatar takes nobody.</param>
/// <param name="Path">The same, below the root.</param>
/// <param name="Name">As the uploader called it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Type">Media type, recognised from the bytes.</param>
public sealed record UploadView(string Url, string Path, string Name, long Size, string Type)
{
    internal static UploadView Of(FileDetails file, HttpRequest request) => new(UploadAddress.Of(file, request), file.Path, file.Name, file.Size, file.MediaType);
}

/// <summary>A file that was not kept.</summary>
/// <param name="Name">As the uploader called it.</param>
/// <param name="Message">Why, in the caller's language.</param>
public sealed record UploadErrorView(string Name, string Message);

/// <summary>What became of several files.</summary>
public sealed record UploadsView(int Total, int Success, int Failed, IReadOnlyList<UploadView> Files, IReadOnlyList<UploadErrorView> Errors);

/// <summary>A file in a list.</summary>
/// <param name="Id">For deleting it.</param>
/// <param name="Url">Absolute.</param>
/// <param name="Path">The same, below the root.</param>
/// <param name="Name">As the uploader called it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Type">Media type, recognised from the bytes.</param>
/// <param name="Kind"><c>avatar</c>, <c>image</c> or <c>other</c>.</param>
/// <param name="UserId">Who uploaded it.</param>
/// <param name="Username">Their name.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record FileView(int Id, string Url, string Path, string Name, long Size, string Type, string Kind, int UserId, string Username, DateTime CreatedAt)
{
    internal static FileView Of(FileDetails file, HttpRequest request) => new(
        file.Id, UploadAddress.Of(file, request), file.Path, file.Name, file.Size, file.MediaType, UploadKinds.NameOf(file.Kind), file.OwnerId, file.OwnerName, file.CreatedAt);
}

internal static class UploadAddress
{
    public static string Of(FileDetails file, HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/{file.Path}";
}

/// <summary>The values of <c>type</c>.</summary>
internal static class UploadKinds
{
    public const string Field = "type";

    private static readonly Dictionary<string, FileKind> s_kinds = Enum.GetValues<FileKind>().ToDictionary(NameOf);

    public static IEnumerable<string> Names => s_kinds.Keys;

    public static string NameOf(FileKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Errors: <c>field.required</c>, <c>field.one_of</c>.</summary>
    public static Result<FileKind> Parse(string? name) =>
        string.IsNullOrEmpty(name) ? Error.Invalid(Field, "field.required", Field)
        : s_kinds.TryGetValue(name, out var kind) ? kind
        : Error.Invalid(Field, "field.one_of", Field, name, string.Join(", ", Names));
}
