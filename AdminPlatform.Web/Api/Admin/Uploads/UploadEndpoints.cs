using AdminPlatform.Core.Access;
using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AdminPlatform.Web.Api.Admin.Uploads;

/// <summary><c>/api/admin/v1/upload</c>.</summary>
internal static class UploadEndpoints
{
    private const string FileField = "file";
    private const string FilesField = "files";
    private const int MostFiles = 20;
    private const int DefaultPageSize = 20;

    /// <summary>Bytes of a form beside its files.</summary>
    private const long Frame = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder guarded)
    {
        var largest = guarded.ServiceProvider.GetRequiredService<IOptions<UploadOptions>>().Value.LargestLimit;
        var upload = guarded.MapGroup("/upload").WithTags("upload");
        upload.MapPost("/file", UploadAsync).Needs(FilePermissions.Create).WithMetadata(new RequestSizeLimitAttribute(largest + Frame))
            .TakesForm(FileField, isMany: false)
            .Produces<AdminReply<UploadView>>().AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity);
        upload.MapPost("/files", UploadManyAsync).Needs(FilePermissions.Create).WithMetadata(new RequestSizeLimitAttribute((MostFiles * largest) + Frame))
            .TakesForm(FilesField, isMany: true)
            .Produces<AdminReply<UploadsView>>().AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity);
        upload.MapGet("/files", ListAsync).NeedsSignIn().Produces<AdminReply<AdminPage<FileView>>>().AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        upload.MapDelete("/files/{id}", DeleteAsync).NeedsSignIn().Produces<AdminReply>().AnswersFailures(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> UploadAsync(Caller caller, HttpRequest request, UploadFile upload, AdminReplies replies, CancellationToken cancellationToken)
    {
        if (await DenyAsync(caller.Actor, upload, cancellationToken) is { } denied)
        {
            return replies.Failure(denied);
        }

        var read = await UploadForm.ReadAsync(request, FileField, 1, Stage(caller.Actor, upload, cancellationToken), cancellationToken);
        if (read.Error is { } wrong)
        {
            return Refused(replies, wrong);
        }

        using var form = read.Value;
        return replies.Of(await upload.KeepAsync(caller.Actor, form.Kind, form.Files[0], cancellationToken), file => UploadView.Of(file, request));
    }

    private static async Task<IResult> UploadManyAsync(Caller caller, HttpRequest request, UploadFile upload, AdminReplies replies, ApiText text, CancellationToken cancellationToken)
    {
        if (await DenyAsync(caller.Actor, upload, cancellationToken) is { } denied)
        {
            return replies.Failure(denied);
        }

        var read = await UploadForm.ReadAsync(request, FilesField, MostFiles, Stage(caller.Actor, upload, cancellationToken), cancellationToken);
        if (read.Error is { } wrong)
        {
            return Refused(replies, wrong);
        }

        using var form = read.Value;
        List<UploadView> kept = [];
        List<UploadErrorView> errors = [];
        foreach (var file in form.Files)
        {
            var result = await upload.KeepAsync(caller.Actor, form.Kind, file, cancellationToken);
            if (result.IsSuccess)
            {
                kept.Add(UploadView.Of(result.Value, request));
            }
            else
            {
                errors.Add(new UploadErrorView(file.Name, text.For(result.Error)));
            }
        }

        return AdminReplies.Success(new UploadsView(form.Files.Count, kept.Count, errors.Count, kept, errors));
    }

    private static async Task<IResult> ListAsync(
        Caller caller,
        HttpRequest request,
        FileReader files,
        AdminReplies replies,
        int? page,
        [FromQuery(Name = "per_page")] int? perPage,
        string? search,
        string? type,
        [FromQuery(Name = "user_id")] int? userId,
        CancellationToken cancellationToken)
    {
        var pages = new PageRequest(page ?? 1, perPage ?? DefaultPageSize);
        if (pages.Check("page", "per_page") is { Count: > 0 } wrong)
        {
            return replies.Failure(Error.Invalid(wrong));
        }

        var query = new FileQuery(pages) { Search = search, OwnerId = userId };
        if (!string.IsNullOrEmpty(type))
        {
            var kind = UploadKinds.Parse(type);
            if (kind.Error is { } unknown)
            {
                return replies.Failure(unknown);
            }

            query = query with { Kind = kind.Value };
        }

        return replies.OfPage(await files.ListAsync(caller.Actor, query, cancellationToken), file => FileView.Of(file, request));
    }

    private static async Task<IResult> DeleteAsync(Caller caller, int id, DeleteFile delete, AdminReplies replies, CancellationToken cancellationToken) =>
        replies.Done(await delete.RunAsync(caller.Actor, id, cancellationToken));

    /// <summary>Before the body is read; the operation says no, and writes it down.</summary>
    private static async Task<Error?> DenyAsync(Actor actor, UploadFile upload, CancellationToken cancellationToken) =>
        actor.May(FilePermissions.Create) ? null : (await upload.RunAsync(actor, new NewFile(FileKind.Other, "", Stream.Null), cancellationToken)).Error;

    private static Func<FileKind?, string, Stream, Task<StagedFile>> Stage(Actor actor, UploadFile upload, CancellationToken cancellationToken) =>
        (kind, name, content) => upload.StageAsync(actor, kind, name, content, cancellationToken);

    private static IResult Refused(AdminReplies replies, Error error) => replies.Failure(error, error.Code switch
    {
        "upload.media_type" => StatusCodes.Status415UnsupportedMediaType,
        "upload.malformed" => StatusCodes.Status400BadRequest,
        _ => null,
    });
}
