using System.Globalization;
using AdminPlatform.Core.Common;
using AdminPlatform.Web.Api.Admin;
using AdminPlatform.Web.Api.Platform;
using AdminPlatform.Web.Api.V1;
using Microsoft.AspNetCore.Diagnostics;

namespace AdminPlatform.Web.Api;

/// <summary>What all dialects share: JSON, and an answer in the right envelope whatever goes wrong below <c>/api</c>.</summary>
internal static class ApiPipeline
{
    public static void AddApis(this IServiceCollection services)
    {
        services.AddSingleton<ApiText>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddPlatformDialect();
        services.AddV1Dialect();
        services.AddAdminDialect();
    }

    public static void MapApis(this WebApplication app)
    {
        foreach (var dialect in app.Services.GetServices<Dialect>())
        {
            dialect.Map(app);
        }

        app.MapDocs();
    }

    public static void UseApiErrors(this WebApplication app)
    {
        // The longest base path first: /api is the beginning of all of them.
        var dialects = app.Services.GetServices<Dialect>().OrderByDescending(dialect => dialect.BasePath.Value!.Length).ToArray();
        app.UseWhen(static context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseStatusCodePages(context => DialectOf(context.HttpContext)
                .Reply(ApiErrors.OfStatus(context.HttpContext), context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailAsync, SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException });
        });

        Dialect DialectOf(HttpContext context) => Array.Find(dialects, dialect => context.Request.Path.StartsWithSegments(dialect.BasePath)) ?? dialects[^1];

        Task FailAsync(HttpContext context)
        {
            var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
            if (exception is BadHttpRequestException bad)
            {
                context.Response.StatusCode = bad.StatusCode;
                return DialectOf(context).Reply(bad.StatusCode == StatusCodes.Status400BadRequest ? ApiErrors.OfBadRequest(bad) : ApiErrors.OfStatus(context), bad.StatusCode).ExecuteAsync(context);
            }

            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return DialectOf(context).Reply(ApiErrors.OfFault(exception), StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    /// <summary>Adds what a "busy" answer needs (RFC 9110 §10.2.3).</summary>
    public static void AddRetryAfter(HttpResponse response, Error error)
    {
        if (error.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }
}
