using AdminPlatform.Core.Files;
using AdminPlatform.Web.Accounts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace AdminPlatform.Web.Files;

/// <summary><c>/uploads</c>: the one way out for uploaded files, and the way in for pages.</summary>
internal static class FileEndpoints
{
    public const string Root = "/" + FileFolders.Root;

    /// <summary>Whatever it is, it runs nothing, even when somebody opens it as a page.</summary>
    private const string Policy = "sandbox; default-src 'none'";

    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "private, no-cache";

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods($"{Root}/{{folder}}/{{name}}", [HttpMethods.Get, HttpMethods.Head], DownloadAsync).ExcludeFromDescription().NeedsNothing();
        routes.MapPost(Root, ConsoleUploads.UploadAsync).ExcludeFromDescription().Needs(FilePermissions.Create).DisableAntiforgery();
        routes.MapPost($"{Root}/avatar", ConsoleUploads.SetAvatarAsync).ExcludeFromDescription().NeedsSignIn().DisableAntiforgery();
    }

    private static async Task<IResult> DownloadAsync(string folder, string name, HttpContext context, FileReader files, CancellationToken cancellationToken)
    {
        var opened = await files.OpenAsync(await FileCaller.OfAsync(context), folder, name, cancellationToken);
        if (!opened.IsSuccess)
        {
            SpareThePage(context);
            return TypedResults.NotFound();
        }

        var (details, content) = opened.Value;
        Describe(context.Response.Headers, details);
        return TypedResults.Stream(
            content,
            details.IsShown ? details.MediaType : System.Net.Mime.MediaTypeNames.Application.Octet,
            details.IsShown ? null : details.Name,
            new DateTimeOffset(details.CreatedAt, TimeSpan.Zero),
            new EntityTagHeaderValue($"\"{details.StoredName}\""),
            enableRangeProcessing: true);
    }

    private static void Describe(IHeaderDictionary headers, FileDetails details)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = details.Kind == FileKind.Avatar ? Forever : AskAgain;
        if (details.IsShown)
        {
            var disposition = new ContentDispositionHeaderValue("inline");
            disposition.SetHttpFileName(details.Name);
            headers.ContentDisposition = disposition.ToString();
        }
    }

    /// <summary>Only somebody who follows a link is shown a page that says there is nothing; a picture in a page needs none.</summary>
    private static void SpareThePage(HttpContext context)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        }
    }
}
