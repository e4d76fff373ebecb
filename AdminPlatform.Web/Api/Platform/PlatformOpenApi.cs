using Microsoft.OpenApi;

namespace AdminPlatform.Web.Api.Platform;

/// <summary>The description of the dialect, and the page to browse it.</summary>
internal static class PlatformOpenApi
{
    public static void AddPlatformOpenApi(this IServiceCollection services)
    {
        services.AddSingleton<PlatformReplies>();
        services.AddSingleton<Monitor.HistoryReplies>();
        services.AddOpenApi(PlatformDialect.Name, options =>
        {
            options.ShouldInclude = description => description.GroupName == PlatformDialect.Name;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "AdminPlatform · Platform API", Version = "1", Description = "{code, message, data?}; code is the HTTP status." };
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Says that everything in the group may answer with these statuses, in the envelope.</summary>
    public static RouteGroupBuilder AnswersErrors(this RouteGroupBuilder group, params int[] statuses) =>
        group.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(PlatformReply), ["application/json"]))]);

    public static void MapPlatformOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "AdminPlatform API";
            options.SwaggerEndpoint($"/openapi/{PlatformDialect.Name}.json", "Platform /api");
        });
    }
}
