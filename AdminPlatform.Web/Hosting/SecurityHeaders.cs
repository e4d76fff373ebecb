using Microsoft.AspNetCore.Http.Features;

namespace AdminPlatform.Web.Hosting;

/// <summary>Tells browsers to run nothing and embed nowhere but what is ours.</summary>
internal static class SecurityHeaders
{
    /// <summary>Inline styles are allowed for the component library and charts; scripts are not.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Bytes; no form of the console is anywhere near.</summary>
    private const int MaxForm = 64 * 1024;

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers.CacheControl = "no-store";
        }
        else
        {
            headers.ContentSecurityPolicy = Policy;
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            LimitForm(context);
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        }

        return next(context);
    });

    /// <summary>Circuits that fall back to long polling send what people do in bodies of their own, so they keep the server's limit.</summary>
    private static void LimitForm(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor") && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxForm;
        }
    }
}
