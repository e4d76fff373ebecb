using AdminPlatform.Core.Common;
using AdminPlatform.Core.Files;
using AdminPlatform.Web.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;

namespace AdminPlatform.Web.Files;

/// <summary>
/// Uploads from pages: the body is the file and nothing else, so that it streams and the browser knows how far it is. The form token comes in
/// a header, which a foreign page cannot set.
/// </summary>
internal static class ConsoleUploads
{
    public static Task<IResult> UploadAsync(
        HttpContext context, IAntiforgery antiforgery, UploadFile upload, ErrorText errors, IStringLocalizer<Text> texts, string? kind, string? name, CancellationToken cancellationToken) =>
        ReceiveAsync(context, antiforgery, errors, texts, actor => upload.RunAsync(
            actor,
            new NewFile(kind == "image" ? FileKind.Image : FileKind.Other, name ?? "", context.Request.Body),
            cancellationToken));

    public static Task<IResult> SetAvatarAsync(
        HttpContext context, IAntiforgery antiforgery, OwnAvatar avatar, ErrorText errors, IStringLocalizer<Text> texts, string? name, CancellationToken cancellationToken) =>
        ReceiveAsync(context, antiforgery, errors, texts, actor => avatar.SetAsync(actor, name ?? "", context.Request.Body, cancellationToken));

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, IAntiforgery antiforgery, ErrorText errors, IStringLocalizer<Text> texts, Func<Actor, Task<Result<FileDetails>>> receive)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        if (await FileCaller.OfConsoleAsync(context) is not { } actor)
        {
            return Said(texts["error.signed-out"], StatusCodes.Status401Unauthorized);
        }

        if (context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return Said(texts["files.upload.stale"], StatusCodes.Status400BadRequest);
        }

        // The operation stops reading at its own limit.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;
        var result = await receive(actor);
        return result.IsSuccess
            ? TypedResults.Json(new { path = result.Value.Path })
            : Said(errors.For(result.Error), StatusOf(result.Error));
    }

    private static int StatusOf(Error error) => error.Kind switch
    {
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static IResult Said(string message, int status) => TypedResults.Json(new { message }, statusCode: status);
}
