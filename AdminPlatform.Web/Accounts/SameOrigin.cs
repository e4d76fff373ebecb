namespace AdminPlatform.Web.Accounts;

/// <summary>Whether a request was sent by a page of ours: a cookie comes along from every page of the same site.</summary>
internal static class SameOrigin
{
    /// <summary>The scheme is left out: behind a proxy that speaks TLS for us it is another one.</summary>
    public static bool Is(string? origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Turns away whoever does not say where they come from, as every browser does with a POST.</summary>
    public static TBuilder FromOurPagesOnly<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter(static async (context, next) =>
            Is(context.HttpContext.Request.Headers.Origin, context.HttpContext.Request.Host) ? await next(context) : TypedResults.StatusCode(StatusCodes.Status400BadRequest));
}
