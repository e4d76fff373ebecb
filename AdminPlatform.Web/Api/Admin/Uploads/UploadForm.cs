using System.Text;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AdminPlatform.Web.Api.Admin.Uploads;

/// <summary>
/// A form with files, read as it comes: nothing of it is in memory but a buffer. <c>type</c> may stand behind the files, so they are staged
/// first and kept when it is known.
/// </summary>
internal sealed class UploadForm : IDisposable
{
    public const string MediaType = "multipart/form-data";

    private const int BoundaryMaxLength = 70;
    private const int TypeMaxLength = 64;

    /// <summary>Parts beside the files: one is read, clients may add some of their own.</summary>
    private const int MostOthers = 20;

    private readonly List<StagedFile> _files = [];

    private UploadForm()
    {
    }

    public FileKind Kind { get; private set; }

    public IReadOnlyList<StagedFile> Files => _files;

    /// <summary>Errors: <c>upload.malformed</c>, <c>upload.media_type</c>, <c>file.too_many</c>, <c>field.required</c>, <c>field.one_of</c>.</summary>
    /// <param name="request">Its body is read.</param>
    /// <param name="field">Name of the field that holds files.</param>
    /// <param name="most">How many files; with one more, nothing of the form is kept.</param>
    /// <param name="stage">Takes in one file; the kind is null while it is not known.</param>
    /// <param name="cancellationToken">Removes what was staged.</param>
    public static async Task<Result<UploadForm>> ReadAsync(
        HttpRequest request, string field, int most, Func<FileKind?, string, Stream, Task<StagedFile>> stage, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return new Error(ErrorKind.Invalid, "upload.media_type");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > BoundaryMaxLength)
        {
            return new Error(ErrorKind.Invalid, "upload.malformed");
        }

        var form = new UploadForm();
        try
        {
            var wrong = await form.ReadAsync(new MultipartReader(boundary, request.Body), field, most, stage, cancellationToken);
            return wrong is null ? form : form.Refuse(wrong);
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException and not BadHttpRequestException && !request.HttpContext.RequestAborted.IsCancellationRequested))
        {
            return form.Refuse(new Error(ErrorKind.Invalid, "upload.malformed"));
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private async Task<Error?> ReadAsync(
        MultipartReader reader, string field, int most, Func<FileKind?, string, Stream, Task<StagedFile>> stage, CancellationToken cancellationToken)
    {
        FileKind? kind = null;
        var others = 0;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var isPart = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) && part.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase);
            var name = isPart ? HeaderUtilities.RemoveQuotes(part!.Name) : default;
            if (name.Equals(field, StringComparison.Ordinal) && FileNameOf(part!) is { } fileName)
            {
                if (_files.Count == most)
                {
                    return Error.Invalid(field, "file.too_many", TextRules.ForLog(fileName, StoredFile.NameMaxLength), most);
                }

                _files.Add(await stage(kind, fileName, section.Body));
                continue;
            }

            if (++others > MostOthers)
            {
                return new Error(ErrorKind.Invalid, "upload.malformed");
            }

            if (name.Equals(UploadKinds.Field, StringComparison.Ordinal))
            {
                var parsed = UploadKinds.Parse(await TextAsync(section.Body, cancellationToken));
                if (parsed.Error is { } unknown)
                {
                    return unknown;
                }

                kind = parsed.Value;
            }
        }

        Kind = kind ?? default;
        return kind is null ? Error.Invalid(UploadKinds.Field, "field.required", UploadKinds.Field)
            : _files.Count == 0 ? Error.Invalid(field, "field.required", field)
            : null;
    }

    private Error Refuse(Error error)
    {
        Dispose();
        return error;
    }

    /// <summary>Null where no file was chosen.</summary>
    private static string? FileNameOf(ContentDispositionHeaderValue part)
    {
        var name = part.FileNameStar.HasValue ? part.FileNameStar : HeaderUtilities.RemoveQuotes(part.FileName);
        return name.HasValue && name.Length > 0 ? name.Value : null;
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[TypeMaxLength];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length).Trim();
    }
}
