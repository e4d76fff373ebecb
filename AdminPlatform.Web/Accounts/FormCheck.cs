using Microsoft.AspNetCore.Antiforgery;

namespace AdminPlatform.Web.Accounts;

/// <summary>Whether a form that was sent is one of ours.</summary>
internal static class FormCheck
{
    public static async Task<bool> IsOursAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            return context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context);
        }
        catch (Exception exception) when (exception is AntiforgeryValidationException or BadHttpRequestException)
        {
            return false;
        }
    }
}
